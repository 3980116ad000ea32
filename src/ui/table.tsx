import type { Child } from 'hono/jsx';

export type Column<Row> = {
  label: string;
  cell: (row: Row) => Child;
  /** Numbers stand at the right, so that their digits meet. */
  number?: boolean | undefined;
  /** Keeps a short value, as a date, on one line. */
  nowrap?: boolean | undefined;
  /** The cell that names the row; one per table. */
  head?: boolean | undefined;
  sort?: { href: string; now?: 'ascending' | 'descending' | undefined } | undefined;
};

export type TableProps<Row> = {
  caption: string;
  showCaption?: boolean | undefined;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  /** A checkbox before each row, for acts on many at once. */
  select?: { name: string; valueOf: (row: Row) => string; labelOf: (row: Row) => string; form?: string } | undefined;
  empty?: Child;
  foot?: Child;
  livePart?: string | undefined;
};

/** A table whose head stays in sight; on a phone each row becomes a card that names its values. */
export function Table<Row>(props: TableProps<Row>) {
  const { caption, showCaption, columns, rows, select, empty, foot, livePart } = props;
  if (rows.length === 0 && empty !== undefined) return <div data-live-part={livePart}>{empty}</div>;
  return (
    <div class="table" data-live-part={livePart}>
      <table>
        <caption class={showCaption ? undefined : 'unseen'}>{caption}</caption>
        <thead>
          <tr>
            {select === undefined ? null : (
              <th scope="col">
                <span class="unseen">选择</span>
              </th>
            )}
            {columns.map((column) => (
              <HeadCell {...column} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              {select === undefined ? null : (
                <td class="select">
                  <input
                    type="checkbox"
                    name={select.name}
                    value={select.valueOf(row)}
                    form={select.form}
                    aria-label={select.labelOf(row)}
                  />
                </td>
              )}
              {columns.map((column) => (
                <Cell column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
        {foot === undefined ? null : <tfoot>{foot}</tfoot>}
      </table>
    </div>
  );
}

function HeadCell<Row>({ label, number, sort }: Column<Row>) {
  return (
    <th scope="col" class={number ? 'number' : undefined} aria-sort={sort?.now}>
      {sort === undefined ? (
        label
      ) : (
        <a href={sort.href}>
          {label}
          <span aria-hidden="true">{sort.now === 'ascending' ? ' ↑' : sort.now === 'descending' ? ' ↓' : ''}</span>
        </a>
      )}
    </th>
  );
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const content = column.cell(row);
  if (column.head) {
    return (
      <th scope="row" data-label={column.label}>
        {content}
      </th>
    );
  }
  return (
    <td class={column.number ? 'number' : column.nowrap ? 'nowrap' : undefined} data-label={column.label}>
      {content}
    </td>
  );
}
