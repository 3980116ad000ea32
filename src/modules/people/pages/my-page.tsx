import { ResidentFrame } from '../../../frames/resident-frame.tsx';
import type { PageProps } from '../../../platform/http/route.ts';
import { Card, Headed, LinkButton, PostButton, Row, Rows, StatusTag, SummaryList } from '../../../ui/index.ts';
import type { OwnPage } from '../own-page.ts';

/** 我的: who I am here, what waits for me, my roles, and where I am signed in. */
export function MyPage({ view, data, form }: PageProps<OwnPage>) {
  const { base } = view;
  const refusal = form.message === null ? undefined : ({ kind: 'bad', text: form.message } as const);
  const facts = [
    { label: '姓名', value: data.name, action: { label: '更正', href: `${base}/my/details` } },
    { label: '手机号', value: data.phone ?? '没有登记' },
    { label: '住处', value: data.homePlace ?? '没有填', action: { label: '更改', href: `${base}/my/details` } },
  ];
  return (
    <ResidentFrame view={view} title="我的" door="mine" notice={refusal}>
      <Headed heading="我的" level={1} />
      <Card>
        <SummaryList facts={facts} />
      </Card>
      <Rows>
        <Row title="我的诉求" href={`${base}/my/cases`} icon="file-text" />
        <Row title="消息" href={`${base}/my/notices`} icon="bell" tone="blue" />
        {data.login === null ? null : <Row title="密码" href={`${base}/my/password`} icon="lock" tone="green" />}
        {data.login === null ? null : (
          <Row
            title="身份验证器"
            note={data.hasAuthenticator ? '已设置' : '还没有设置'}
            href={`${base}/my/authenticator`}
            icon="shield-check"
            tone="green"
          />
        )}
        <Row title="谁看过我的信息" href={`${base}/my/reveals`} icon="eye" tone="green" />
        <Row title="程序令牌" note="让别的程序代您办事" href={`${base}/my/tokens`} icon="key-round" tone="amber" />
      </Rows>
      <MyRoles base={base} data={data} key={view.key()} />
      <MySessions base={base} data={data} />
      <PostButton action={`${base}/sign-out`} icon="log-out" wide>
        退出登录
      </PostButton>
    </ResidentFrame>
  );
}

function MyRoles({ base, data, key }: { base: string; data: OwnPage; key: string }) {
  if (data.roles.length === 0) return null;
  const asResident = !data.roles.some((role) => role.inUse);
  return (
    <Card heading="我的身份">
      <Rows>
        {data.roles.map((role) => (
          <Row
            title={role.label}
            note={role.organization ?? role.place}
            aside={
              role.inUse ? (
                <StatusTag status="done">正在用</StatusTag>
              ) : (
                <PostButton action={`${base}/role`} fields={{ grantId: role.id, _key: `${key}-${role.id}` }} slim>
                  切换
                </PostButton>
              )
            }
          />
        ))}
      </Rows>
      {asResident ? (
        <LinkButton href={base}>正以居民身份使用</LinkButton>
      ) : (
        <PostButton action={`${base}/role`} fields={{ next: '/my' }}>
          换回居民身份
        </PostButton>
      )}
    </Card>
  );
}

function MySessions({ base, data }: { base: string; data: OwnPage }) {
  return (
    <Card heading="登录过的地方">
      <Rows>
        {data.sessions.map((one) => (
          <Row
            title={one.here ? '这台设备' : '另一台设备'}
            note={`${one.role}，${one.began} 登录，${one.ends} 到期`}
            aside={
              one.here ? null : (
                <PostButton action={`${base}/my/sessions/end`} fields={{ sessionId: one.id }} slim>
                  退出
                </PostButton>
              )
            }
          />
        ))}
      </Rows>
      {data.sessions.length > 1 ? (
        <PostButton action={`${base}/my/sessions/end`} confirm="别的设备上都要重新登录，确定吗？">
          退出所有别的设备
        </PostButton>
      ) : null}
    </Card>
  );
}
