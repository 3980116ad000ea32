import { AdminFrame } from '../../../frames/admin-frame.tsx';
import type { PageProps } from '../../../platform/http/route.ts';
import {
  ActBar,
  Dialog,
  EmptyState,
  FilterBar,
  Form,
  Pager,
  SelectField,
  SubmitButton,
  Table,
  TextField,
} from '../../../ui/index.ts';
import type { PersonList } from '../person-list.ts';

const held = [
  ['grid-worker', '网格员'],
  ['community-clerk', '社区工作者'],
  ['community-secretary', '社区书记'],
  ['unit-handler', '承办单位'],
  ['dispatcher', '派单员'],
  ['supervisor', '督办员'],
  ['county-administrator', '县级管理员'],
  ['auditor', '审计员'],
] as const;

/** Who is known here, masked; one is found by exact phone, by role, by town. */
export function PersonListPage({ view, data, form }: PageProps<PersonList>) {
  const here = `${view.base}/admin/people`;
  const address = (change: Record<string, string | null>) => {
    const fields = { role: data.filter.role, townId: data.filter.townId, ...change };
    const search = new URLSearchParams(Object.entries(fields).flatMap(([key, value]) => (value ? [[key, value]] : [])));
    return search.size > 0 ? `${here}?${search}` : here;
  };
  const chips = [
    { label: '全部', href: address({ role: null }), on: data.filter.role === null },
    ...held.map(([role, label]) => ({ label, href: address({ role }), on: data.filter.role === role })),
  ];
  const byTown = (
    <Form action={here} method="get" values={{ townId: data.filter.townId }} label="按镇街筛选">
      {data.filter.role ? <input type="hidden" name="role" value={data.filter.role} /> : null}
      <SelectField name="townId" label="镇街" empty="全部镇街" choices={data.towns} />
      <SubmitButton kind="plain">筛选</SubmitButton>
    </Form>
  );
  return (
    <AdminFrame view={view} title="人员与角色" lead="姓名和手机号都遮住；要看全，请到人员页写明用途。">
      <ActBar>
        <Dialog
          label="按手机号找"
          heading="按手机号找人"
          icon="search"
          open={form.message !== null && 'phone' in form.values}
        >
          <Form action={`${here}/search`} state={form} scope="search">
            <TextField name="phone" label="完整手机号" type="tel" required />
            <SubmitButton>找</SubmitButton>
          </Form>
        </Dialog>
        {data.may.manage ? (
          <Dialog label="登记一个人" heading="登记一个人" icon="user-plus">
            <Form action={here} idempotencyKey={view.key()}>
              <TextField name="name" label="姓名" maxlength={40} required />
              <TextField name="phone" label="手机号" type="tel" hint="用它登录；没有可以不填" />
              <SubmitButton>登记</SubmitButton>
            </Form>
          </Dialog>
        ) : null}
      </ActBar>
      <FilterBar chips={chips} more={byTown} moreOpen={data.filter.townId !== null} />
      <Table
        caption="人员"
        rows={data.items}
        empty={<EmptyState heading="没有符合的人" lead="换个筛选条件，或按手机号找。" />}
        columns={[
          { label: '姓名', cell: (row) => <a href={`${here}/${row.id}`}>{row.name}</a>, head: true },
          { label: '手机号', cell: (row) => row.phone ?? '—', nowrap: true },
          { label: '住处', cell: (row) => row.homePlace ?? '—' },
          { label: '角色', cell: (row) => row.roles.join('、') || '居民' },
        ]}
      />
      <Pager next={data.next ? address({ before: data.next }) : undefined} />
    </AdminFrame>
  );
}
