import type { View } from '../platform/http/route.ts';
import { PlainShell } from '../ui/index.ts';

const headings: Record<number, string> = {
  400: '没读懂这个请求',
  401: '请先登录',
  403: '不能这样做',
  404: '没有找到',
  409: '情况已经变了',
  413: '内容太大',
  415: '格式不对',
  422: '有几处需要改',
  429: '太快了',
};

/** A calm page for every refusal: what happened, and the way on. */
export function ErrorPage(props: {
  view: View | null;
  status: number;
  message: string;
  requestId: string;
  assets: View['assets'];
}) {
  const { view, status, message, requestId, assets } = props;
  return (
    <PlainShell
      title={headings[status] ?? '出了点问题'}
      heading={headings[status] ?? '系统出了点问题'}
      lead={message}
      assets={assets}
      elder={view?.elder}
      home={view ? { label: '回到首页', href: view.base } : { label: '回到首页', href: '/' }}
    >
      {requestId && status >= 500 ? <p class="small">记录编号 {requestId}</p> : null}
    </PlainShell>
  );
}
