import { version } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { Page } from './page';
import { installServices } from './services/install';
import { readSettings } from './settings';

const element = document.getElementById('page');
if (element === null) throw new Error('The page has no element #page.');
// For tests, which host the page on two versions.
document.documentElement.dataset.react = version;
void start(createRoot(element));

async function start(root: Root): Promise<void> {
  try {
    const settings = await readSettings();
    await installServices(settings);
    root.render(<Page settings={settings} />);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    root.render(
      <p role="alert">
        The preview could not be opened: {message} Look at what the terminal of npm start says.
      </p>,
    );
  }
}
