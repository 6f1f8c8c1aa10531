import { useState } from 'react';
import { Drawn } from './Blocks.jsx';

/** A table or data table: the first row is its header; a data table is paged and can be sorted. */
export function Table({ block }) {
  const paged = block.type === 'data_table';
  const [page, setPage] = useState(0);
  const [order, setOrder] = useState(null);
  const [header, ...rows] = block.rows;
  const size = paged ? (block.page_size ?? 5) : rows.length;
  const sorted = order ? [...rows].sort((a, b) => order.sign * compare(a[order.column], b[order.column])) : rows;
  const pages = Math.max(1, Math.ceil(rows.length / size));
  const shown = sorted.slice(page * size, (page + 1) * size);
  const rowHeader = block.row_header_column_index ?? (paged ? 0 : -1);
  const align = (column) =>
    block.column_settings?.[column]?.align ?? (rows.every((row) => row[column]?.type === 'raw_number') ? 'right' : 'left');
  const sort = (column) => {
    setOrder(order?.column === column ? { column, sign: -order.sign } : { column, sign: 1 });
    setPage(0);
  };
  return (
    <figure className="table">
      <div className="table-scroll" tabIndex={0} role="region" aria-label={block.caption ?? 'Table'}>
        <table>
          {block.caption && <caption>{block.caption}</caption>}
          <thead>
            <tr>
              {header.map((cell, column) => (
                <th
                  key={column}
                  scope="col"
                  style={{ textAlign: align(column) }}
                  aria-sort={order?.column === column ? (order.sign > 0 ? 'ascending' : 'descending') : undefined}
                >
                  {paged ? (
                    <button type="button" onClick={() => sort(column)}>
                      <Cell cell={cell} />
                      <span aria-hidden="true">{order?.column === column ? (order.sign > 0 ? ' ↑' : ' ↓') : ''}</span>
                    </button>
                  ) : (
                    <Cell cell={cell} />
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row, index) => (
              <tr key={index}>
                {row.map((cell, column) => {
                  const Kind = column === rowHeader ? 'th' : 'td';
                  const wrapped = block.column_settings?.[column]?.is_wrapped;
                  return (
                    <Kind key={column} scope={Kind === 'th' ? 'row' : undefined} className={wrapped ? 'wrapped' : undefined} style={{ textAlign: align(column) }}>
                      <Cell cell={cell} />
                    </Kind>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {pages > 1 && (
        <figcaption className="pager">
          <button type="button" className="button" disabled={page === 0} onClick={() => setPage(page - 1)}>Previous</button>
          <span aria-live="polite">Page {page + 1} of {pages}</span>
          <button type="button" className="button" disabled={page === pages - 1} onClick={() => setPage(page + 1)}>Next</button>
        </figcaption>
      )}
    </figure>
  );
}

function Cell({ cell }) {
  if (cell.type === 'rich_text') return <Drawn blocks={[cell]} />;
  return cell.text ?? cell.value?.toLocaleString();
}

function compare(a, b) {
  return a?.type === 'raw_number' && b?.type === 'raw_number'
    ? a.value - b.value
    : (a?.text ?? '').localeCompare(b?.text ?? '', undefined, { numeric: true });
}
