import { useEffect, useRef, useState } from 'react';
import type { AnyFigure } from '../figures/FigureDefinition';
import type { AnyExports } from '../figures/FigureExports';
import { Button, Segmented, type ShownFigure } from '../ui';
import { CopyBox } from './CopyBox';
import type { FigureFile } from './figureFile';
import { figureFiles } from './files';
import type { PictureTheme } from './picture';

const THEMES = [
  { value: 'light', text: 'Light' },
  { value: 'dark', text: 'Dark' },
] as const;

/** What has been made: where it is, and its text if it is one to read. */
interface Made {
  readonly file: FigureFile;
  readonly url: string;
  readonly text?: string;
}

/** Files of the figure as it stands in the page, made at a click. */
export function FilesPart({
  figure,
  exports,
  shown,
  address,
}: {
  readonly figure: AnyFigure;
  readonly exports: AnyExports;
  readonly shown: ShownFigure;
  /** Where the figure can be had alive, in the state it has when this is asked. */
  readonly address: () => string;
}) {
  const [theme, setTheme] = useState<PictureTheme>('light');
  const [made, setMade] = useState<Made>();
  const [failed, setFailed] = useState<string>();

  // The last one's memory is given back when another is made, and in the end.
  useEffect(() => made && (() => URL.revokeObjectURL(made.url)), [made]);

  const isOpen = useRef(false);
  useEffect(() => {
    isOpen.current = true;
    return () => {
      isOpen.current = false;
    };
  }, []);

  const make = async (file: FigureFile) => {
    setFailed(undefined);
    try {
      const content = await file.make();
      // The dialog was closed over it.
      if (!isOpen.current) return;
      const blob = typeof content === 'string' ? new Blob([content], { type: file.type }) : content;
      const url = URL.createObjectURL(blob);
      setMade({ file, url, ...(typeof content === 'string' && { text: content }) });
      save(url, file.fileName);
    } catch {
      setFailed(file.name);
    }
  };

  return (
    <section className="share-files-part" aria-label="Files">
      <h3>Files of the figure as it stands now</h3>
      <Segmented label="Pictures" value={theme} options={THEMES} onChange={setTheme} />
      <ul className="share-files">
        {figureFiles({ figure, exports, shown, address, theme }).map((file) => (
          <li key={file.id}>
            <Button data-file={file.id} onClick={() => void make(file)}>
              {file.name}
              <span>{file.hint}</span>
            </Button>
          </li>
        ))}
      </ul>
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an output is for the numbers */}
      <p role="status">
        {failed !== undefined && `“${failed}” could not be made here.`}
        {failed === undefined && made && `${made.file.fileName} is ready.`}
      </p>
      {made && <Alternative made={made} />}
    </section>
  );
}

/** A sandboxed frame drops a download without a word: here is the file once more, to save or to copy. */
function Alternative({ made: { file, url, text } }: { readonly made: Made }) {
  return (
    <div className="share-made">
      <p>
        If nothing was saved:{' '}
        <a href={url} download={file.fileName}>
          save {file.fileName}
        </a>
        , or take it from here.
      </p>
      {file.type.startsWith('image/') ? (
        <img src={url} alt={`What is in ${file.fileName}`} />
      ) : (
        <CopyBox label={file.fileName} text={text ?? ''} lines={8} button="Copy text" />
      )}
    </div>
  );
}

function save(url: string, fileName: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
}
