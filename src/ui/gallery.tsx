import * as ui from './index.ts';

const long =
  '关于万福小区五号楼东侧消防通道长期被外来车辆占用导致急救担架无法通行并且多次劝导无效恳请有关单位联合整治的一件事';
const photo = (name: string) => ({ src: `/photo/${name}.svg`, alt: name, caption: name });
const choices: ui.Choice[] = [
  { value: 'light', label: '灯、电、水坏了', icon: 'zap', detail: '楼道灯、停电、漏水' },
  { value: 'noise', label: '太吵了', icon: 'volume-2' },
  { value: 'other', label: '别的事', icon: 'message-circle' },
];

/** Every part in its normal, refused and long states, for looking at and for tests. */
export function GalleryPage({ assets, elder }: { assets: ui.Assets; elder?: boolean }) {
  return (
    <ui.ResidentShell
      {...{ assets, elder }}
      title="部件"
      place="万福小区"
      doors={[{ label: '首页', icon: 'house', href: '#', current: true }]}
      notice={{ kind: 'warn', text: '今晚十点到十二点停水，请先接一些。', action: { label: '看通知', href: '#' } }}
    >
      <h1>部件</h1>
      <Fields />
      <Refused />
      <Words />
      <Lists />
      <Times />
    </ui.ResidentShell>
  );
}

function Fields() {
  return (
    <ui.Card heading="填一填">
      <ui.Form
        action="/report"
        files
        draft="report"
        idempotencyKey="one"
        values={{ what: 'light', where: '5 号楼' }}
        label="报个问题"
      >
        <ui.PhotoField
          name="photos"
          label="照片"
          hint="拍清楚地方，车牌和人脸会替您遮住。"
          kept={[{ id: '1', src: '/photo/旧.svg', alt: '楼道' }]}
        />
        <ui.ChoiceList name="what" label="什么事" choices={choices} required />
        <ui.TextArea name="text" label="说一句" hint="几个字也行。" maxlength={500} />
        <ui.TextField name="where" label="在哪儿" suggest="/places" suggestInto={{ name: 'placeId' }} />
        <ui.PositionField />
        <ui.SelectField
          name="building"
          label="楼栋"
          empty="请选择"
          choices={[{ group: '东区', choices: [{ value: '5', label: '5 号楼' }] }]}
        />
        <ui.TextField name="area" label="面积" type="number" step="any" unit="平方米" short />
        <ui.DateField name="day" label="哪天方便" value="2026-11-26" />
        <ui.TimeField name="time" label="几点" />
        <ui.DateTimeField name="until" label="到什么时候" />
        <ui.CheckField name="public" label="让邻居也看得到" detail="不显示您的名字" />
        <ui.SubmitButton wide icon="send">
          交给社区
        </ui.SubmitButton>
      </ui.Form>
    </ui.Card>
  );
}

function Refused() {
  return (
    <ui.Card heading="没填好的时候">
      <ui.Form
        action="/refused"
        values={{ 'r-text': long, 'r-many': ['noise'] }}
        errors={{
          'r-what': '请选一件最像的事。',
          'r-text': '再说具体一点：在哪儿、从什么时候开始。',
          '': '这件事刚被别人改过。',
        }}
        label="没填好"
      >
        <ui.ChoiceList name="r-what" label="什么事" choices={choices} columns={2} required />
        <ui.TextArea name="r-text" label="说一句" required />
        <ui.ChoiceList name="r-many" label="可以选几样" choices={choices} many columns={3} />
        <ui.SubmitButton wide>再交一次</ui.SubmitButton>
      </ui.Form>
    </ui.Card>
  );
}

function Words() {
  return (
    <>
      <ui.NoticeBar kind="info" text={long} />
      <ui.NoticeBar kind="bad" text="没有连上，内容还在，请再试一次。" />
      <ui.Card heading="状态">
        <ui.ActBar>
          <ui.StatusTag status="waiting">等您评价</ui.StatusTag>
          <ui.StatusTag status="moving">办理中</ui.StatusTag>
          <ui.StatusTag status="done">已办结</ui.StatusTag>
          <ui.StatusTag status="late">超时</ui.StatusTag>
          <ui.StatusTag status="quiet">已撤回</ui.StatusTag>
        </ui.ActBar>
        <ui.ActBar label="按钮">
          <ui.LinkButton href="#" kind="main">
            主要的
          </ui.LinkButton>
          <ui.LinkButton href="#">一般的</ui.LinkButton>
          <ui.LinkButton href="#" kind="quiet">
            安静的
          </ui.LinkButton>
          <ui.PostButton action="/gone" kind="danger" icon="trash-2" confirm="删了就找不回来了，确定吗？">
            删除
          </ui.PostButton>
          <ui.Dialog label="换个人办" heading="换个人办">
            <p>选一位同事，原来的人会收到消息。</p>
          </ui.Dialog>
        </ui.ActBar>
      </ui.Card>
      <ui.EmptyState heading="还没有报过事" lead="看到哪里不对，拍张照就行。" act={{ label: '报个问题', href: '#' }} />
    </>
  );
}

function Lists() {
  const rows = [
    { name: '电梯广告', sum: '12,000.00', day: '11月3日' },
    { name: long, sum: '3,650.50', day: '11月18日' },
  ];
  return (
    <>
      <ui.SearchField action="/find" label="搜小区里的事" />
      <ui.FilterBar
        chips={[
          { label: '全部', href: '#', on: true },
          { label: '进行中', href: '#', count: 3 },
        ]}
        more={<p>按楼栋、按时间。</p>}
      />
      <ui.Card heading={long} more={{ label: '全部', href: '#' }}>
        <ui.Rows>
          <ui.Row
            href="#"
            photo={photo('一')}
            title={long}
            aside={<ui.StatusTag status="moving">办理中</ui.StatusTag>}
            note={long}
          />
          <ui.Row title="没有照片的一行" note="也好好的" aside="18:30" />
        </ui.Rows>
      </ui.Card>
      <ui.Card heading="公共收益">
        <ui.Table
          caption="十一月收入"
          columns={[
            { label: '来源', cell: (row) => row.name, head: true },
            { label: '日子', nowrap: true, cell: (row) => row.day, sort: { href: '#', now: 'descending' } },
            { label: '金额（元）', cell: (row) => row.sum, number: true },
          ]}
          rows={rows}
          select={{ name: 'ids', valueOf: (row) => row.day, labelOf: (row) => `选中${row.name}` }}
        />
        <ui.Pager prev="#" next="#" note="看到 11月18日" />
      </ui.Card>
      <ui.Card heading="照片">
        <ui.PhotoStrip lead photos={[photo('一'), photo('二'), photo('三'), photo('四')]} />
      </ui.Card>
    </>
  );
}

function Times() {
  return (
    <>
      <ui.Card heading="时间">
        <ui.Clock state="running" words="周四（11月26日）18:00 前答复您" share={0.38} sentence="还剩 1 天 22 小时。" />
        <ui.Clock state="soon" words="还剩 20 分" share={0.9} />
        <ui.Clock state="late" words="已超 2 小时" share={1} sentence="已告诉社区书记。" />
        <ui.Clock state="paused" words="停着：等您补照片" share={0.5} />
        <ui.Clock state="done" words="按时办完" />
      </ui.Card>
      <ui.Card heading="一步一步">
        <ui.Steps steps={['收到', '派出', '办理', '答复', '您来评']} now={3} />
        <ui.Timeline
          entries={[
            { title: long, body: long, at: '今天 09:12', by: '万福物业', tone: 'done', photos: [photo('一')] },
            { title: '超时提醒', at: '昨天 18:00', tone: 'late' },
          ]}
        />
        <ui.Signatures people={['申请人', '调解员']} />
      </ui.Card>
      <ui.Card heading="表决">
        <ui.SplitBar
          parts={[
            { share: 0.6, tone: 'green' },
            { share: 0.2, tone: 'late' },
            { share: 0.1, tone: 'quiet' },
          ]}
        />
        <ui.Meter label="同意" value="60%" share={0.6} tone="green" />
      </ui.Card>
    </>
  );
}
