import type { View } from '../platform/http/route.ts';
import { PlainShell } from '../ui/index.ts';

/** The door of an installation that serves several counties: which one is yours? */
export function FrontPage(props: {
  assets: View['assets'];
  counties: { county: number; name: string; city: string; province: string }[];
}) {
  return (
    <PlainShell title="近邻" heading="您在哪里？" lead="选您住的区县，就可以看、可以报、可以办。" assets={props.assets}>
      <ul class="rows">
        {props.counties.map((one) => (
          <li>
            <a class="row" href={`/${one.county}`}>
              <strong>{one.name}</strong>
              <span class="small">
                {one.province} {one.city}
              </span>
            </a>
          </li>
        ))}
      </ul>
      {props.counties.length === 0 ? (
        <p>还没有开通任何区县。管理员可以运行 npm run jinlin -- county open 代码。</p>
      ) : null}
    </PlainShell>
  );
}
