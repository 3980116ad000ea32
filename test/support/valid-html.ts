import { HtmlValidate } from 'html-validate';

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    'doctype-style': 'off',
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'button', 'submit'] }],
    'void-style': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'long-title': 'off',
  },
});

<<<<<<< HEAD
/** What is wrong with a page as HTML, one line each; an empty list for a valid page. */
export async function htmlProblems(html: string): Promise<string[]> {
  const report = await validator.validateString(html);
  return report.results.flatMap(({ messages }) =>
    messages.map((one) => `${one.ruleId} at ${one.line}: ${one.message}`),
=======
/** What the validator finds wrong in a page, one line each; a valid page answers an empty list. */
export async function htmlProblems(text: string): Promise<string[]> {
  const report = await validator.validateString(text);
  return report.results.flatMap((result) =>
    result.messages.map((found) => `${found.line}:${found.column} ${found.ruleId}: ${found.message}`),
>>>>>>> dcdd92d (Show the record of what was done, and find a chain cut at its end by heads noted outside the database)
  );
}
