import * as ui from './index.ts';

type SampleProps = { assets: ui.Assets; elder?: boolean };
const photo = (name: string) => ({ src: `/photo/${name}.svg`, alt: name, caption: name });

const queue: [ui.Status, string, string, string, string, string][] = [
  ['late', '超时', '超时 2 小时', '消防通道被车堵住，担架进不来', '5 号楼 · 应急 2 小时', '区消防大队'],
  ['moving', '办理中', '剩 1 天 22 小时', '5 号楼楼道灯不亮', '5 号楼 · 普通', '万福物业'],
  ['waiting', '待办', '待签收 40 分', '夜里烧烤摊油烟呛人', '东门 · 普通', '区城管局'],
  ['moving', '办理中', '剩 6 小时', '电梯异响，已停两次', '12 号楼 · 紧急', '万福物业'],
  ['waiting', '待办', '新来 12 分', '孩子放学没人接，想找拼车', '3 号楼 · 求助', '待派'],
  ['moving', '办理中', '挂账 · 12月5日复核', '水压低，六楼上不来', '8 号楼', '自来水公司'],
  ['done', '已办结', '等居民评价', '垃圾房搬到楼下，不同意', '7 号楼 · 投诉', '人和社区'],
];

const nav: ui.DeskGroup[] = [
  {
    heading: '诉求',
    links: [
      { label: '待我办', href: '#1', count: 17, current: true },
      { label: '快超时', href: '#2', count: 3, hot: true },
      { label: '待派', href: '#3', count: 5 },
      { label: '全部', href: '#4', count: 386 },
    ],
  },
  {
    heading: '邻里',
    links: [
      { label: '心愿与互助', href: '#5', count: 12 },
      { label: '集市', href: '#6' },
    ],
  },
  {
    heading: '治理',
    links: [
      { label: '议事', href: '#7', count: 2 },
      { label: '公共收益', href: '#8' },
    ],
  },
];

const account: ui.DeskAccount = {
  name: '刘敏',
  role: '社区书记（演示）',
  roles: [
    { value: 'a', label: '社区书记', current: true },
    { value: 'b', label: '网格员' },
  ],
  roleAction: '/role',
  signOutAction: '/sign-out',
};

/** A worker's desk with its queue and one thing open. */
export function DeskSample({ assets, elder, opened }: SampleProps & { opened: boolean }) {
  const list = (
    <>
      <ui.FilterBar
        chips={[
          { label: '快超时在前', href: '#', on: true },
          { label: '本周', href: '#' },
          { label: '投诉', href: '#', count: 4 },
        ]}
        more={<p>更多条件</p>}
      />
      <ui.Queue>
        {queue.map(([status, word, when, title, left, right], place) => (
          <ui.QueueItem
            href={`#q${place}`}
            tag={<ui.StatusTag status={status}>{word}</ui.StatusTag>}
            late={status === 'late'}
            current={place === 0}
            {...{ when, title, left, right }}
          />
        ))}
      </ui.Queue>
    </>
  );
  return (
    <ui.DeskShell
      {...{ assets, elder, nav, account, list, opened }}
      title="待我办"
      place="人和社区"
      search={{ action: '/search' }}
      back={{ label: '待我办', href: '#' }}
    >
      <ui.Headed
        level={1}
        heading="消防通道被车堵住，担架进不来"
        aside={<ui.StatusTag status="late">超时 2 小时</ui.StatusTag>}
      />
      <DeskActs />
      <ui.Columns aside={<DeskAside />}>
        <ui.Card>
          <ui.PhotoStrip lead photos={[photo('通道东口'), photo('草坪绕行'), photo('车牌已遮'), photo('夜里')]} />
          <p>5 号楼东侧消防通道停了四辆车，今天中午 120 的担架从草坪绕进来。已经是这个月第三次。</p>
        </ui.Card>
        <ui.Card heading="经过">
          <ui.Timeline
            entries={[
              { title: '消防大队签收', at: '13:05', by: '区消防大队' },
              { title: '社区吹哨：消防、城管、物业一起到场', at: '12:31', by: '人和社区', tone: 'moving' },
              { title: '居民来电，代为登记', at: '12:20', by: '网格员 5-2' },
            ]}
          />
        </ui.Card>
      </ui.Columns>
    </ui.DeskShell>
  );
}

function DeskActs() {
  return (
    <ui.ActBar>
      <ui.Dialog label="答复" heading="答复居民" kind="main" hotkey="a" slim>
        <ui.Form action="/answer" idempotencyKey="k1" draft="answer-1">
          <ui.TextArea name="text" label="怎么办的、结果怎样" required maxlength={500} />
          <ui.SubmitButton>发给居民</ui.SubmitButton>
        </ui.Form>
      </ui.Dialog>
      <ui.LinkButton href="#" hotkey="h" slim>
        请人协办
      </ui.LinkButton>
      <ui.LinkButton href="#" hotkey="e" slim>
        延期
      </ui.LinkButton>
      <ui.PostButton action="/return" hotkey="r" slim confirm="退回后由社区重新派，确定吗？">
        退回
      </ui.PostButton>
      <ui.LinkButton href="#" slim icon="printer">
        打印工单
      </ui.LinkButton>
    </ui.ActBar>
  );
}

function DeskAside() {
  return (
    <>
      <ui.Card>
        <ui.Clock
          state="late"
          words="居民钟：已超 2 小时"
          share={1}
          sentence="危及生命安全，2 小时内到场。不分节假日。"
        />
        <ui.Clock state="soon" words="办理钟：剩 20 分" share={0.82} sentence="签收起算 2 小时；暂停过 0 次。" />
      </ui.Card>
      <ui.Card>
        <ui.SummaryList
          facts={[
            { label: '来自', value: '陈**', action: { label: '查看', href: '#' } },
            { label: '地点', value: '万福小区 5 号楼东' },
            { label: '主办', value: '区消防大队' },
            { label: '同类', value: '本月 3 件', action: { label: '并成议题', href: '#' } },
          ]}
        />
      </ui.Card>
    </>
  );
}

/** A page of those who run an installation. */
export function AdminSample({ assets, elder }: SampleProps) {
  const people = [
    { name: '刘敏', role: '社区书记', place: '人和社区', since: '2024-03-01' },
    { name: '赵国强', role: '网格员', place: '人和社区 5-2 网格', since: '2025-09-12' },
  ];
  return (
    <ui.AdminShell {...{ assets, elder, nav, account }} title="人员" place="云河区" search={{ action: '/search' }}>
      <ui.Headed level={1} heading="人员与岗位" sub="离岗当天收回，交接的事自动转给接手的人。" />
      <ui.FilterBar
        chips={[
          { label: '在岗', href: '#', on: true },
          { label: '已离岗', href: '#' },
        ]}
      />
      <ui.Table
        caption="在岗人员"
        columns={[
          { label: '姓名', cell: (person) => <a href="#person">{person.name}</a>, head: true },
          { label: '岗位', cell: (person) => person.role },
          { label: '范围', cell: (person) => person.place },
          { label: '从哪天起', cell: (person) => person.since, nowrap: true },
        ]}
        rows={people}
      />
      <ui.Pager next="#" />
    </ui.AdminShell>
  );
}
