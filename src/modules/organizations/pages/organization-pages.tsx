import { AdminFrame } from '../../../frames/admin-frame.tsx';
import type { PageProps } from '../../../platform/http/route.ts';
import {
  Card,
  Dialog,
  EmptyState,
  FilterBar,
  Form,
  PostButton,
  SearchField,
  SelectField,
  StatusTag,
  SubmitButton,
  SummaryList,
  Table,
  TextField,
} from '../../../ui/index.ts';
import { organizationKinds } from '../find-organization.ts';
import type { OrganizationDetail } from '../organization-detail.ts';
import type { OrganizationList } from '../organization-list.ts';

const kindChoices = Object.entries(organizationKinds).map(([value, label]) => ({ value, label }));

/** The bodies that act: departments, property companies, committees. */
export function OrganizationListPage({ view, data, form }: PageProps<OrganizationList>) {
  const here = `${view.base}/admin/organizations`;
  const chips = [
    { label: '全部', href: here, on: !data.filter.kind && !data.filter.closed },
    ...kindChoices.map(({ value, label }) => ({
      label,
      href: `${here}?kind=${value}`,
      on: data.filter.kind === value,
    })),
    { label: '已停用', href: `${here}?closed=yes`, on: data.filter.closed === 'yes' },
  ];
  return (
    <AdminFrame
      view={view}
      title="单位"
      lead="接单办事的单位：部门、社区、镇街、物业、水电气暖。派单目录和承办身份都认它们。"
    >
      <SearchField action={here} label="找单位" value={data.filter.q} />
      <FilterBar chips={chips} />
      {data.mayChange ? (
        <Dialog label="增加单位" heading="增加单位" icon="plus" open={form.message !== null}>
          <Form action={here} state={form} scope="add" idempotencyKey={view.key()}>
            <SelectField name="kind" label="类型" required empty="请选择" choices={kindChoices} />
            <TextField name="name" label="名称" required maxlength={60} />
            <SelectField name="placeId" label="服务的地点" required empty="请选择" choices={grouped(data.places)} />
            <TextField name="phone" label="服务电话" type="tel" hint="单位的公开电话，不写个人手机号" />
            <SubmitButton>增加</SubmitButton>
          </Form>
        </Dialog>
      ) : null}
      <Table
        caption="单位"
        rows={data.items}
        empty={<EmptyState heading="没有这样的单位" lead="换个筛选条件，或增加一个。" icon="building-2" />}
        columns={[
          { label: '名称', head: true, cell: (row) => <a href={`${here}/${row.id}`}>{row.name}</a> },
          { label: '类型', cell: (row) => organizationKinds[row.kind] },
          { label: '服务的地点', cell: (row) => row.placeName },
          { label: '电话', cell: (row) => row.phone ?? '—', nowrap: true },
        ]}
      />
    </AdminFrame>
  );
}

/** One body: its name, its phone, its end. */
export function OrganizationPage({ view, data, form }: PageProps<OrganizationDetail>) {
  const { organization } = data;
  const here = `${view.base}/admin/organizations/${organization.id}`;
  const kept = { name: organization.name, phone: organization.phone };
  return (
    <AdminFrame
      view={view}
      title={organization.name}
      back={{ label: '单位', path: '/admin/organizations' }}
      aside={
        organization.closedOn ? (
          <StatusTag status="quiet">{`${organization.closedOn} 停用`}</StatusTag>
        ) : (
          <StatusTag status="done">在用</StatusTag>
        )
      }
    >
      <Card heading="登记">
        <SummaryList
          facts={[
            { label: '类型', value: organizationKinds[organization.kind] },
            { label: '服务的地点', value: organization.placeName },
            { label: '服务电话', value: organization.phone ?? '没有填' },
          ]}
        />
      </Card>
      {data.mayChange ? (
        <>
          <Card heading="修改">
            <Form
              action={here}
              state={{ ...form, values: form.message === null ? kept : form.values }}
              idempotencyKey={view.key()}
            >
              <TextField name="name" label="名称" required maxlength={60} />
              <TextField name="phone" label="服务电话" type="tel" />
              <SubmitButton>保存</SubmitButton>
            </Form>
          </Card>
          <Card heading="停用">
            <p>
              停用后不能再给它派单。它正在牵头的诉求仍算在它名下：停用前请先在工作台按单位查一查，没办完的改派给接手的单位。
            </p>
            <PostButton
              action={`${here}/closure`}
              kind="danger"
              confirm={`停用${organization.name}，确定吗？`}
              fields={{ _key: view.key() }}
            >
              停用这个单位
            </PostButton>
          </Card>
        </>
      ) : null}
    </AdminFrame>
  );
}

function grouped(places: OrganizationList['places']) {
  const groups = new Map<string, { value: string; label: string }[]>();
  for (const { group, ...choice } of places) groups.set(group, [...(groups.get(group) ?? []), choice]);
  return [...groups].map(([group, choices]) => ({ group, choices }));
}
