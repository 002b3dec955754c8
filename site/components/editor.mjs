// CodeMirror 6, set up for CUDA C++.
import { cpp } from '@codemirror/lang-cpp';
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { lintGutter, setDiagnostics } from '@codemirror/lint';
import { RangeSet, StateEffect, StateField } from '@codemirror/state';
import { EditorView, GutterMarker, gutter, keymap } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { basicSetup } from 'codemirror';

/// A bar beside a line: how much of the kernel's memory traffic it makes.
class Bar extends GutterMarker {
  constructor(share, title) {
    super();
    this.share = share;
    this.title = title;
  }

  eq(other) { return other.share === this.share && other.title === this.title; }

  toDOM() {
    const cell = document.createElement('span');
    cell.className = 'heat';
    cell.title = this.title;
    const bar = document.createElement('span');
    bar.className = 'heat-bar';
    bar.style.width = `${Math.max(4, 100 * this.share)}%`;
    const words = document.createElement('span');
    words.className = 'heat-share';
    words.textContent = `${Math.round(100 * this.share)} %`;
    cell.append(bar, words);
    return cell;
  }
}

const setBars = StateEffect.define();

/// The bars move with their lines while the reader types.
const bars = StateField.define({
  create: () => RangeSet.empty,
  update(now, transaction) {
    let result = now.map(transaction.changes);
    for (const effect of transaction.effects) if (effect.is(setBars)) result = effect.value;
    return result;
  },
});

const heatGutter = gutter({ class: 'cm-heat', markers: (view) => view.state.field(bars) });

const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.modifier, tags.controlKeyword], color: 'var(--code-keyword)' },
  { tag: [tags.typeName, tags.standard(tags.typeName), tags.namespace], color: 'var(--code-type)' },
  { tag: [tags.comment, tags.lineComment, tags.blockComment], color: 'var(--code-comment)' },
  { tag: [tags.string, tags.character], color: 'var(--code-string)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--code-number)' },
  { tag: [tags.processingInstruction, tags.macroName], color: 'var(--code-keyword)' },
  { tag: [tags.function(tags.definition(tags.variableName)), tags.function(tags.variableName)], color: 'var(--code-function)' },
]);

/// @returns {text(), setText(text), mark(notes), heat(bars), goTo(line), destroy()}; `notes` are {line, severity,
/// message}, `bars` a Map from line to {share, title}
export function makeEditor(parent, text, { label, onChange, onRun }) {
  const view = new EditorView({
    parent,
    doc: text,
    extensions: [
      keymap.of([{ key: 'Mod-Enter', run: () => { onRun(); return true; } }]),
      bars,
      heatGutter,
      basicSetup,
      syntaxHighlighting(colours),
      cpp(),
      lintGutter(),
      EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
      EditorView.updateListener.of((update) => { if (update.docChanged) onChange(update.state.doc.toString()); }),
    ],
  });
  const lineOf = (number) => view.state.doc.line(Math.min(Math.max(number, 1), view.state.doc.lines));
  return {
    text: () => view.state.doc.toString(),
    setText: (now) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: now } }),
    mark(notes) {
      const diagnostics = notes.filter(({ line }) => line > 0).map(({ line, severity, message }) => {
        const { from, to } = lineOf(line);
        return { from, to, severity, message };
      }).sort((a, b) => a.from - b.from);
      view.dispatch(setDiagnostics(view.state, diagnostics));
    },
    heat(shares) {
      const ranges = [...shares].filter(([line]) => line >= 1 && line <= view.state.doc.lines)
        .sort(([a], [b]) => a - b).map(([line, { share, title }]) => new Bar(share, title).range(lineOf(line).from));
      view.dispatch({ effects: setBars.of(RangeSet.of(ranges)) });
    },
    goTo(number) {
      const { from } = lineOf(number);
      view.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: 'center' }) });
      view.focus();
    },
    destroy: () => view.destroy(),
  };
}
