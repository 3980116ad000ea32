import { ResidentFrame } from '../../../frames/resident-frame.tsx';
import type { PageProps } from '../../../platform/http/route.ts';
import {
  Card,
  ChoiceList,
  EmptyState,
  Form,
  Headed,
  LinkButton,
  PostButton,
  Row,
  Rows,
  SubmitButton,
  TextField,
} from '../../../ui/index.ts';
import type { makeOwnToken } from '../make-token.ts';
import type { OwnTokens } from '../token-list.ts';
import { wordName } from '../word-names.ts';

const lead = '令牌让别的程序以您现在的身份办事。只给它需要的权限，不用了就停掉。';

/** One's tokens: make one with few words and an end, or end one. */
export function MyTokensPage({ view, data, form }: PageProps<OwnTokens>) {
  return (
    <ResidentFrame view={view} title="程序令牌" door="mine" back={{ label: '我的', path: '/my' }}>
      <Headed heading="程序令牌" level={1} sub={lead} />
      {data.tokens.length === 0 ? <EmptyState heading="还没有令牌" lead="要接别的程序，在下面做一个。" /> : null}
      <Rows>
        {data.tokens.map((token) => (
          <Row
            title={token.name}
            note={`${token.state}，${token.expires} 到期；${token.scopes.map(wordName).join('、')}`}
            aside={
              token.active ? (
                <PostButton
                  action={`${view.base}/my/tokens/${token.id}/end`}
                  confirm="用它的程序会立刻连不上，确定停用吗？"
                  slim
                >
                  停用
                </PostButton>
              ) : null
            }
          />
        ))}
      </Rows>
      <Card heading="做一个新令牌">
        <Form action={`${view.base}/my/tokens`} state={form} values={{ days: 90 }} idempotencyKey={view.key()}>
          <TextField name="name" label="名字" hint="给谁用、做什么" maxlength={60} required />
          <ChoiceList
            name="scopes"
            label="权限"
            many
            columns={2}
            choices={data.words.map((word) => ({ value: word, label: wordName(word) }))}
          />
          <TextField name="days" label="有效期" type="number" min={1} max={365} unit="天" short required />
          <SubmitButton wide>做令牌</SubmitButton>
        </Form>
      </Card>
    </ResidentFrame>
  );
}

/** The only time a token's secret is seen. */
export function TokenMadePage({ view, data }: PageProps<Awaited<ReturnType<(typeof makeOwnToken)['run']>>>) {
  return (
    <ResidentFrame view={view} title="令牌做好了" door="mine">
      <Headed heading="令牌做好了" level={1} sub="只显示这一次，请现在就存好；离开这一页就再也看不到了。" />
      <Card heading={data.name}>
        <p>
          <code>{data.token}</code>
        </p>
      </Card>
      <LinkButton href={`${view.base}/my/tokens`} kind="main" wide>
        存好了
      </LinkButton>
    </ResidentFrame>
  );
}
