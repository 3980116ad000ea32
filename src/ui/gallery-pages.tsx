import { Icon } from './icons.tsx';
import * as ui from './index.ts';

const doors: ui.Door[] = [
  { label: '首页', icon: 'house', href: '#' },
  { label: '办事', icon: 'file-text', href: '#' },
  { label: '邻里', icon: 'users', href: '#', minor: true },
  { label: '议事', icon: 'messages-square', href: '#', minor: true },
  { label: '我的', icon: 'user', href: '#', count: 2 },
];
const shown = (current: number) => doors.map((door, place) => ({ ...door, current: place === current }));
const photo = (name: string) => ({ src: `/photo/${name}.svg`, alt: name, caption: name });
type SampleProps = { assets: ui.Assets; elder?: boolean };

/** A resident's first screen. */
export function HomeSample({ assets, elder }: SampleProps) {
  return (
    <ui.ResidentShell
      {...{ assets, elder }}
      title="首页"
      place="万福小区"
      community="人和社区"
      doors={shown(0)}
      elderSwitch={{ action: '/type-size', next: '/' }}
      wide
    >
      <ui.Columns
        aside={
          <>
            <ui.Card>
              <ui.Acts
                acts={[
                  { label: '帮个忙', href: '#', icon: 'hand-heart' },
                  { label: '看活动', href: '#', icon: 'calendar-days', tone: 'blue' },
                  { label: '去赶集', href: '#', icon: 'store', tone: 'green' },
                  { label: '去表决', href: '#', icon: 'vote', tone: 'amber' },
                ]}
              />
            </ui.Card>
            <ui.Card heading="邻里新鲜事" more={{ label: '更多', href: '#' }}>
              <ui.Rows>
                <ui.Row
                  href="#"
                  photo={photo('集市')}
                  title="周六上午友邻集市，摊位还有 6 个"
                  note="11月28日 · 中心广场 · 已有 43 户要来"
                />
                <ui.Row
                  href="#"
                  icon="vote"
                  tone="amber"
                  title="停车改造方案表决进行中"
                  note="还剩 4 天 · 人数 61.40% 已参加"
                />
                <ui.Row
                  href="#"
                  icon="baby"
                  tone="blue"
                  title="共享家长周五晚托还有 2 个名额"
                  note="18:30 · 儿童活动室 · 两位持证家长"
                />
              </ui.Rows>
            </ui.Card>
          </>
        }
      >
        <ui.Hero
          heading="家门口的事，说一声"
          lead="拍张照、说句话，三步就好。什么时候有人管，这里都看得到。"
          act={{ label: '报个问题', href: '#', icon: 'camera' }}
        />
        <ui.Card heading="我的事" more={{ label: '全部 3 件', href: '#' }}>
          <ui.Rows>
            <ui.Row
              href="#"
              photo={photo('楼道')}
              title="5 号楼楼道灯不亮"
              aside={<ui.StatusTag status="moving">办理中</ui.StatusTag>}
              note="物业已签收，周四（11月26日）前答复"
            />
            <ui.Row
              href="#"
              photo={photo('通道')}
              title="消防通道被车堵住"
              aside={<ui.StatusTag status="waiting">等您评价</ui.StatusTag>}
              note="已清理并画线，请看看满不满意"
            />
          </ui.Rows>
        </ui.Card>
      </ui.Columns>
    </ui.ResidentShell>
  );
}

/** One matter as its reporter sees it. */
export function MatterSample({ assets, elder }: SampleProps) {
  return (
    <ui.ResidentShell
      {...{ assets, elder }}
      title="5 号楼楼道灯不亮"
      place="万福小区"
      community="人和社区"
      doors={shown(1)}
      elderSwitch={{ action: '/type-size', next: '/' }}
      back={{ label: '我的事', href: '#' }}
      notice={{ kind: 'good', text: '补充已经交给办理的人。' }}
    >
      <ui.Card>
        <ui.Headed
          level={1}
          heading="5 号楼楼道灯不亮"
          sub="编号 2611-0387 · 11月23日 19:42 报 · 只有您和办理单位看得到"
        />
        <ui.Steps steps={['收到', '派出', '办理', '答复', '您来评']} now={2} />
      </ui.Card>
      <ui.Card>
        <ui.Clock
          state="running"
          words="周四（11月26日）18:00 前答复您"
          sentence="普通事项 3 个工作日，从派单次日算起，周末和节假日不算。还剩 1 天 22 小时。"
          share={0.38}
        />
      </ui.Card>
      <ui.Card heading="办到哪一步了">
        <ui.Timeline
          entries={[
            { title: '物业：已约电工，明早来修', at: '今天 09:12', by: '万福物业 维修班' },
            { title: '物业联系了您', at: '今天 08:40', by: '通话 2 分钟' },
            { title: '社区派给万福物业', at: '11月23日 20:05', by: '人和社区' },
            {
              title: '您报的',
              body: '三楼到五楼的灯都不亮，老人晚上下楼看不清。',
              photos: [photo('楼道'), photo('开关')],
              at: '11月23日 19:42',
              datetime: '2026-11-23T19:42+08:00',
            },
          ]}
        />
      </ui.Card>
      <ui.ActBar sticky>
        <ui.LinkButton kind="plain" href="#" icon="camera" wide>
          补充一句或一张照片
        </ui.LinkButton>
      </ui.ActBar>
      <p class="small">
        不办了，可以<a href="#withdraw">撤回</a>。
      </p>
    </ui.ResidentShell>
  );
}

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

/** A public board. */
export function BoardSample({ assets, elder }: SampleProps) {
  const svg =
    '<svg viewBox="0 0 740 220"><g stroke="#e8e0d7"><path d="M30 30h685M30 80h685M30 130h685M30 180h685"/></g><g fill="none" stroke-width="3" stroke-linejoin="round"><path stroke="#c0342b" d="M30 122L92 106 154 116 216 88 278 94 340 70 402 78 464 66 526 48 588 56 650 42 712 30"/><path stroke="#28663e" d="M30 130L92 120 154 118 216 106 278 100 340 84 402 82 464 70 526 62 588 58 650 50 712 34"/></g></svg>';
  return (
    <ui.BoardShell
      {...{ assets, elder }}
      title="大家的事"
      place="人和社区"
      heading="大家的事"
      note="2026年11月 · 每 2 秒更新 · 不含个人信息"
      links={[
        { label: '本月', href: '#', current: true },
        { label: '本季', href: '#' },
        { label: '今年', href: '#' },
      ]}
    >
      <ui.Tiles>
        <ui.Stat
          label="本月来件"
          value="386"
          unit="件"
          delta={{ direction: 'down', words: '比上月少 12%', good: true }}
        />
        <ui.Stat
          label="解决率"
          value="93.6"
          unit="%"
          delta={{ direction: 'up', words: '比上月高 2.1 个百分点', good: true }}
          definition="居民说“解决了”的件数 ÷ 已回访件数。"
        />
        <ui.Stat
          label="满意率"
          value="95.2"
          unit="%"
          delta={{ direction: 'flat', words: '和上月一样' }}
          definition="满意与基本满意 ÷ 已评价件数。"
        />
        <ui.Stat
          label="还在超时"
          value="3"
          unit="件"
          late
          delta={{ direction: 'up', words: '最久 2 小时 · 应急 1 件', good: false }}
        />
      </ui.Tiles>
      <ui.Columns
        aside={
          <ui.Card heading="大家在说什么">
            <ui.Meters
              meters={[
                { label: '停车管理', value: '128 件', share: 0.92 },
                { label: '环境卫生', value: '92 件', share: 0.66 },
                { label: '设施维修', value: '81 件', share: 0.58 },
                { label: '噪声扰民', value: '57 件', share: 0.41 },
                { label: '供水供暖', value: '42 件', share: 0.3 },
                { label: '邻里纠纷', value: '26 件', share: 0.19 },
              ]}
            />
          </ui.Card>
        }
      >
        <ui.ChartFrame
          heading="每月来件与办结"
          summary="一年来来件和办结都在增加，办结紧跟来件。"
          legend={[
            { label: '来件', tone: 'red' },
            { label: '办结', tone: 'green' },
          ]}
          svg={svg}
          table={<p>十一月：来件 386，办结 379。</p>}
        />
      </ui.Columns>
    </ui.BoardShell>
  );
}

/** Signing in. */
export function SignInSample({ assets, elder }: SampleProps) {
  return (
    <ui.PlainShell
      {...{ assets, elder }}
      title="登录"
      heading="用手机号登录"
      lead="没来过也一样，收到验证码就能进。"
      home={{ label: '先随便看看', href: '/' }}
    >
      <ui.Form action="/sign-in" errors={{ phone: '手机号是 11 位数字，请再看看。' }} values={{ phone: '1380013800' }}>
        <ui.TextField name="phone" label="手机号" type="tel" autocomplete="tel" required />
        <ui.SubmitButton wide>
          <Icon name="send" /> 发验证码
        </ui.SubmitButton>
      </ui.Form>
    </ui.PlainShell>
  );
}

/** A paper to sign. */
export function PaperSample({ assets }: SampleProps) {
  return (
    <ui.PrintShell
      assets={assets}
      title="调解协议书"
      heading="调解协议书"
      issuer="人和社区调解委员会"
      number="2611-0012"
      back={{ label: '回到调解', href: '#' }}
    >
      <ui.SummaryList
        facts={[
          { label: '甲方', value: '王**' },
          { label: '乙方', value: '李**' },
        ]}
      />
      <div class="prose">
        <p>双方因楼上漏水一事，经调解自愿达成如下协议：乙方于十日内修好卫生间防水，并承担甲方吊顶修复费用。</p>
      </div>
      <ui.Signatures people={['甲方', '乙方', '调解员']} />
    </ui.PrintShell>
  );
}
