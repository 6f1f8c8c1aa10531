import { Message as StaticBlocks } from 'slack-blocks-to-jsx';
import { Element } from './Element.jsx';
import { Table } from './Table.jsx';
import { useSurface, useSurroundings } from './surroundings.js';

/**
 * The blocks of a message or view. What only shows something is drawn by slack-blocks-to-jsx; what can be
 * used, and the tables, are our own.
 */
export function Blocks({ blocks }) {
  return blocks.map((block, index) => <Block key={block.block_id ?? index} block={block} />);
}

function Block({ block }) {
  switch (block.type) {
    case 'actions':
    case 'context_actions':
      return (
        <div className="actions">
          {block.elements.map((element) => (
            <Element key={element.action_id} block={block} element={element} />
          ))}
        </div>
      );
    case 'section':
      return <Section block={block} />;
    case 'input':
      return <Input block={block} />;
    case 'table':
    case 'data_table':
      return <Table block={block} />;
    case 'container':
      return <Container block={block} />;
    case 'card':
      return <Card block={block} />;
    case 'carousel':
      return <div className="carousel">{block.elements.map((card, index) => <Card key={index} block={card} />)}</div>;
    case 'layout':
      return <Blocks blocks={block.fallback ?? []} />;
    default:
      return <Drawn blocks={[block]} />;
  }
}

/**
 * Blocks as slack-blocks-to-jsx draws them, without what it takes otherwise than Slack does: block ids would
 * become element ids and repeat from message to message; verbatim turns off links in Slack, not bold.
 */
export function Drawn({ blocks }) {
  const { theme, data } = useSurroundings();
  return <StaticBlocks withoutWrapper theme={theme} data={data} blocks={blocks.map(drawable)} />;
}

function drawable(node) {
  if (Array.isArray(node)) return node.map(drawable);
  if (node === null || typeof node !== 'object') return node;
  return Object.fromEntries(
    Object.entries(node)
      .filter(([key]) => key !== 'block_id' && key !== 'verbatim')
      .map(([key, value]) => [key, key === 'text' && node.type === 'mrkdwn' ? plain(value) : drawable(value)]),
  );
}

/** In code a tilde strikes nothing out, and dollars enclose no formula; slack-blocks-to-jsx takes them for that. */
function plain(text) {
  return text.replace(/`[^`\n]+`|\$/g, (found) => (found === '$' ? '\\$' : found.replaceAll('~', '∼')));
}

/** Words in Slack's own markup. */
export function Mrkdwn({ text }) {
  return <Drawn blocks={[{ type: 'section', text: { type: 'mrkdwn', text } }]} />;
}

/** A text object. */
export function Text({ object }) {
  return object.type === 'mrkdwn' ? <Mrkdwn text={object.text} /> : object.text;
}

function Section({ block }) {
  const { accessory, ...words } = block;
  const image = accessory?.type === 'image';
  return (
    <div className="section" data-block={block.block_id}>
      <Drawn blocks={[words]} />
      {accessory && (
        <div className="accessory">
          {image ? <img src={accessory.image_url} alt={accessory.alt_text} /> : <Element block={block} element={accessory} />}
        </div>
      )}
    </div>
  );
}

function Input({ block }) {
  const { errors } = useSurface();
  const error = errors[block.block_id];
  const id = `${block.block_id}-input`;
  const grouped = ['radio_buttons', 'checkboxes'].includes(block.element.type);
  const Label = grouped ? 'span' : 'label';
  return (
    <div className={`input${error ? ' wrong' : ''}`} data-block={block.block_id} role={grouped ? 'group' : undefined} aria-labelledby={grouped ? `${id}-label` : undefined}>
      <Label className="label" id={`${id}-label`} htmlFor={grouped ? undefined : id}>
        {block.label.text}
        {block.optional && <span className="optional"> (optional)</span>}
      </Label>
      <Element block={block} element={block.element} id={id} describedBy={`${id}-hint`} />
      <p id={`${id}-hint`} className={error ? 'error' : 'hint'} role={error ? 'alert' : undefined}>
        {error ?? block.hint?.text ?? ''}
      </p>
    </div>
  );
}

function Container({ block }) {
  const title = <span className="container-title">{block.title?.text}</span>;
  const inner = (
    <>
      {block.subtitle && <p className="container-subtitle"><Text object={block.subtitle} /></p>}
      <Blocks blocks={block.child_blocks} />
    </>
  );
  return block.is_collapsible ? (
    <details className={`container ${block.width ?? ''}`} open={!block.default_collapsed}>
      <summary>{title}</summary>
      {inner}
    </details>
  ) : (
    <section className={`container ${block.width ?? ''}`}>{title}{inner}</section>
  );
}

function Card({ block }) {
  const { actions, ...words } = block;
  return (
    <div className="card-block">
      <Drawn blocks={[words]} />
      {actions && (
        <div className="actions">
          {actions.map((element) => <Element key={element.action_id} block={block} element={element} />)}
        </div>
      )}
    </div>
  );
}
