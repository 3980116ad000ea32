import { Icon } from './icons.tsx';
import { Key } from './key.tsx';

/** The search of the desk: a GET form, so the answer has an address. `suggest` answers while typing. */
export type DeskSearch = {
  action: string;
  name?: string | undefined;
  value?: string | undefined;
  placeholder?: string | undefined;
  suggest?: string | undefined;
};

/** Who is at the desk. `roles` are the hats the person may put on; choosing one posts `grantId` and `next` to `roleAction`. */
export type DeskAccount = {
  name: string;
  role?: string | undefined;
  roles?: readonly { value: string; label: string; current?: boolean | undefined }[] | undefined;
  roleAction?: string | undefined;
  next?: string | undefined;
  links?: readonly { label: string; href: string }[] | undefined;
  signOutAction?: string | undefined;
};

type DeskHeaderProps = {
  brand?: string | undefined;
  brandHref?: string | undefined;
  place: string;
  search?: DeskSearch | undefined;
  account?: DeskAccount | undefined;
};

/** The bar over a desk: where one is, the search, and the person with their roles. */
export function DeskHeader({ brand = '近邻', brandHref = '/', place, search, account }: DeskHeaderProps) {
  return (
    <header class="bar-top">
      <a class="brand" href={brandHref}>
        {brand}
      </a>
      <span class="place">{place}</span>
      {search === undefined ? <span class="find" /> : <Find {...search} />}
      {account === undefined ? null : <Account {...account} />}
    </header>
  );
}

function Find({ action, name = 'q', value, placeholder = '搜编号、字词、地点', suggest }: DeskSearch) {
  return (
    <form class="find" method="get" action={action} role="search">
      <button type="submit">
        <Icon name="search" label="搜索" />
      </button>
      <input
        type="search"
        name={name}
        value={value}
        placeholder={placeholder}
        aria-label="搜什么"
        data-key="/"
        data-suggest={suggest}
      />
      <Key letter="/" />
    </form>
  );
}

function Account({ name, role, roles = [], roleAction, next, links = [], signOutAction }: DeskAccount) {
  return (
    <details class="account" data-menu>
      <summary>
        <Icon name="user" />
        <span>
          {name}
          {role === undefined ? null : <small>{role}</small>}
        </span>
        <Icon name="chevron-down" />
      </summary>
      <div class="menu">
        {roles.length > 0 && roleAction !== undefined ? (
          <form method="post" action={roleAction}>
            <p class="small">换个身份</p>
            {next === undefined ? null : <input type="hidden" name="next" value={next} />}
            {roles.map((each) => (
              <button type="submit" name="grantId" value={each.value} aria-pressed={each.current ? 'true' : 'false'}>
                {each.label}
                {each.current ? <Icon name="check" label="现在" /> : null}
              </button>
            ))}
          </form>
        ) : null}
        {links.map((link) => (
          <a href={link.href}>{link.label}</a>
        ))}
        {signOutAction === undefined ? null : (
          <form method="post" action={signOutAction} data-forget-drafts>
            <button type="submit">
              <Icon name="log-out" />
              退出
            </button>
          </form>
        )}
      </div>
    </details>
  );
}
