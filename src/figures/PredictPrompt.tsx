import { useId, useState } from 'react';
import { Button, useStore } from '../ui';
import type { Prompt } from './FigureDefinition';

/** Asks before the first drag, keeps the answer, then says what is true and offers to show it. Never blocks. */
export function PredictPrompt({ prompt }: { readonly prompt: Prompt }) {
  const store = useStore();
  const name = useId();
  const [chosen, choose] = useState<string>();
  const right = prompt.options.find((option) => option.id === prompt.answer);
  return (
    <form className="prompt" onSubmit={(event) => event.preventDefault()}>
      <fieldset>
        <legend>
          {chosen === undefined ? 'Before you drag: ' : 'You were asked: '}
          {prompt.question}
        </legend>
        <div className="prompt-options">
          {prompt.options.map((option) => (
            <label key={option.id}>
              <input
                type="radio"
                name={name}
                value={option.id}
                checked={chosen === option.id}
                onChange={() => choose(option.id)}
              />
              {option.text}
            </label>
          ))}
        </div>
      </fieldset>
      <div role="status">
        {chosen !== undefined && (
          <p className="prompt-explanation">
            <strong>{chosen === prompt.answer ? 'As you said.' : `It is “${right?.text}”.`}</strong>{' '}
            {prompt.explanation}
          </p>
        )}
      </div>
      {chosen !== undefined && (
        <Button param="preset" onClick={() => store.applyPreset(prompt.showPreset)}>
          Show it in the figure
        </Button>
      )}
    </form>
  );
}
