import { AdminFrame } from '../../../frames/admin-frame.tsx';
import type { PageProps } from '../../../platform/http/route.ts';
import {
  Card,
  CheckField,
  DateField,
  Dialog,
  EmptyState,
  Form,
  PostButton,
  SelectField,
  StatusTag,
  SubmitButton,
  SummaryList,
  Table,
  TextField,
} from '../../../ui/index.ts';
import type { PersonDetail } from '../person-detail.ts';

type Props = PageProps<PersonDetail>;

/** One person: masked, with what their roles are and were, and what may be done. */
export function PersonPage(props: Props) {
  const { view, data } = props;
  const known = data.fields.filter((one) => one.masked !== null);
  const facts = [
    ...known.map((one) => ({ label: one.label, value: one.masked ?? '' })),
    { label: '住处', value: data.homePlace ?? '没有填' },
    { label: '登录名', value: data.login?.login ?? '没有（用手机验证码登录）' },
  ];
  const name = data.fields[0]?.masked ?? '';
  return (
    <AdminFrame view={view} title={name} back={{ label: '人员与角色', path: '/admin/people' }}>
      <Card heading="登记信息">
        <SummaryList facts={facts} />
        {data.may.reveal ? <RevealDialog {...props} known={known} /> : null}
      </Card>
      <Card heading="角色">
        <Roles {...props} />
        {data.may.grant ? <GrantDialog {...props} /> : null}
      </Card>
      {data.may.grant ? <LoginCard {...props} /> : null}
    </AdminFrame>
  );
}

function RevealDialog({ view, data, form, known }: Props & { known: PersonDetail['fields'] }) {
  const refused = 'purpose' in form.errors || 'field' in form.errors;
  return (
    <Dialog label="看全一项" heading="看全一项，会留下记录" icon="eye" open={refused}>
      <Form
        action={`${view.base}/people/${data.id}/reveal`}
        state={refused ? form : undefined}
        idempotencyKey={view.key()}
      >
        <SelectField
          name="field"
          label="看哪一项"
          choices={known.map((one) => ({ value: one.field, label: one.label }))}
          required
        />
        <TextField name="purpose" label="用途" hint="例如：电话核实漏水位置" maxlength={200} required />
        <SubmitButton>看</SubmitButton>
      </Form>
    </Dialog>
  );
}

function Roles({ view, data }: Props) {
  return (
    <Table
      caption="现在和过去的角色"
      rows={data.grants}
      empty={<EmptyState heading="没有角色" lead="以居民身份使用。" icon="user" />}
      columns={[
        { label: '角色', cell: (row) => row.label, head: true },
        { label: '地点', cell: (row) => row.place },
        { label: '单位', cell: (row) => row.organization ?? '—' },
        { label: '起止', cell: (row) => `${row.startsOn} 至 ${row.endsOn ?? '长期'}`, nowrap: true },
        {
          label: '状态',
          cell: (row) =>
            row.current ? <StatusTag status="done">有效</StatusTag> : <StatusTag status="quiet">已结束</StatusTag>,
        },
        {
          label: '操作',
          cell: (row) =>
            data.may.grant && row.endedAt === null && row.current ? (
              <PostButton
                action={`${view.base}/admin/people/${data.id}/roles/${row.id}/end`}
                confirm={`立刻结束“${row.label}”，确定吗？`}
                slim
              >
                结束
              </PostButton>
            ) : null,
        },
      ]}
    />
  );
}

function GrantDialog({ view, data, form }: Props) {
  const refused = 'role' in form.values;
  return (
    <Dialog label="给一个角色" heading="给一个角色" icon="plus" open={refused}>
      <Form
        action={`${view.base}/admin/people/${data.id}/roles`}
        state={refused ? form : undefined}
        idempotencyKey={view.key()}
      >
        <SelectField name="role" label="角色" choices={data.roles} empty="请选" required />
        <SelectField name="placeId" label="地点" choices={data.places} empty="请选" required />
        <SelectField name="organizationId" label="单位" choices={data.organizations} empty="不属于单位" />
        <DateField name="startsOn" label="从哪天起" hint="不填就是今天" />
        <DateField name="endsOn" label="到哪天为止" hint="不填就是长期" />
        <SubmitButton>给角色</SubmitButton>
      </Form>
    </Dialog>
  );
}

function LoginCard({ view, data, form }: Props) {
  const refused = 'login' in form.values;
  return (
    <Card heading="密码登录">
      <p>
        {data.login
          ? `登录名 ${data.login.login}，${data.login.hasAuthenticator ? '已设置' : '没有设置'}身份验证器。忘了密码可以重设。`
          : '还没有密码。给一个登录名和初始密码，就能在工作人员入口登录。'}
      </p>
      <Dialog
        label={data.login ? '重设密码' : '给登录名和密码'}
        heading="登录名和新密码"
        icon="key-round"
        open={refused}
      >
        <Form
          action={`${view.base}/admin/people/${data.id}/password`}
          state={refused ? form : undefined}
          values={{ login: data.login?.login }}
          idempotencyKey={view.key()}
        >
          <TextField name="login" label="登录名" maxlength={40} required />
          {data.login?.hasAuthenticator ? <CheckField name="dropAuthenticator" label="同时去掉身份验证器" /> : null}
          <SubmitButton>生成新密码</SubmitButton>
        </Form>
      </Dialog>
    </Card>
  );
}
