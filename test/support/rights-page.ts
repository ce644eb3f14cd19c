import { ROLES } from '../../src/contract/agent';
import { ACCESS, mayBeLimited, rolesOf, type EndpointKey } from '../../src/http/access';
import { AUDITED } from '../../src/http/audited';

const HEAD = `# Rights

Who may call what, made of \`src/http/access.ts\` and \`src/http/audited.ts\`: \`UPDATE_DOCS=1 npx jest test/integration/http/rights-doc.test.ts\` writes this page, and the test fails when it is not up to date. \`test/integration/http/access.test.ts\` calls every line as every role, and as nobody, against a running house.

- **everybody**: no sign-in is needed.
- **●**: the role may. Empty: \`403 FORBIDDEN\`; nobody signed in: \`401 UNAUTHENTICATED\`.
- **2nd**: open to whoever has still to set up the second step that their role must have; all else answers \`403 SECOND_STEP_UNSET\`.
- **Noted as**: the act is written into the audit chain before it is done, and is not done when it cannot be written.

Beyond the role:

- An agent reads and writes conversations that wait, that are theirs, or that they handled, with all that is linked to them. Supervisors and administrators read all.
- Only the owner of a conversation writes to its customer.
- Supervisors change queues, skills, languages, regions, most conversations and team of agents; administrators change everything of everybody. Nobody changes their own role or shuts themselves out, and the last administrator stays.
- A shared canned reply is changed by supervisors and administrators, one's own by oneself.

`;

/** The page of who may call what. */
export function rightsPage(): string {
  const keys = Object.keys(ACCESS) as EndpointKey[];
  const rows = [['Endpoint', ...ROLES, '2nd', 'Noted as'], ...keys.map(rowOf)];
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  const line = (row: string[]): string =>
    `| ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(' | ')} |`;
  const [head = [], ...rest] = rows;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return `${HEAD}${[line(head), rule, ...rest.map(line)].join('\n')}\n`;
}

function rowOf(key: EndpointKey): string[] {
  const roles = rolesOf(key);
  const marks = roles ? ROLES.map((role) => (roles.includes(role) ? '●' : '')) : ['everybody', '', '', ''];
  return [`\`${key}\``, ...marks, mayBeLimited(key) ? '●' : '', AUDITED[key]?.action ?? ''];
}
