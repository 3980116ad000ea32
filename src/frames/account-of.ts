import type { View } from '../platform/http/route.ts';

/** The person at a desk for its header: masked name, the role they act in, and those they can change to. */
export function accountOf({ visitor, base }: View) {
  if (!visitor) return undefined;
  const now = visitor.roles.find((role) => role.current);
  return {
    name: visitor.maskedName,
    role: now ? `${now.label} · ${now.place}` : '居民',
    roles: visitor.roles.map(({ grantId, label, place, current }) => ({
      value: grantId,
      label: `${label} · ${place}`,
      current,
    })),
    roleAction: `${base}/role`,
    next: '/desk',
    links: [{ label: '我的（居民页）', href: `${base}/my/cases` }],
    signOutAction: `${base}/sign-out`,
  };
}
