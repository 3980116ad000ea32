// The heads of published lists of leaked passwords, in lower case and without the figures people hang behind them,
// and what people here write first.
const words = `password passw passwd passwort pass admin administrator root test guest user login welcome letmein iloveyou monkey
dragon sunshine princess football baseball superman batman master shadow michael jordan hunter trustno access secret
qwerty qwertyuiop qwertyuiopasdfghjkl qwertyuiopasdfghjklzxcvbnm asdf asdfgh asdfghjkl zxcvbn zxcvbnm qazwsx qazwsxedc
qazwsxedcrfv abc abcd abcdef abcdefg abcdefgh abcabc aaa aaaaaa woaini woaiwojia woaizhongguo woaini5201314 nihao
nihaoma zhongguo beijing shanghai shequ jinlin linli woshishui mima guanliyuan jiedao shehui changeme default
p@ssword p@ssw0rd passw0rd password1 password12 password123 password1234 1q2w3e4r 1q2w3e4r5t 1qaz2wsx 1qaz2wsx3edc
123456789012 1234567890ab 123456789abc 12345678abc abc123456789 a123456789 aa123456 5201314520 q1w2e3r4 q1w2e3r4t5
zaq12wsx zaq1xsw2 asd123456 qwe123456 qwer1234 qwerty123456 admin123456 admin888 administrator123 root123456`;

/** Passwords everybody tries first; never taken, however long. */
export const commonPasswords: ReadonlySet<string> = new Set(words.split(/\s+/));
