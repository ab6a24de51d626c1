import { StatusBarAlignment, window, type Disposable } from 'vscode';
import { showSequenceCommand } from '../../../protocol/lsp';
import type { PanelStory } from '../../../protocol/panel';
import { outcomesInWords } from './outcomes-in-words';

/** The one status item: how the backups that were read ended, and how long a selection in the panel lasted. */
export class StoryStatus implements Disposable {
  private readonly item = window.createStatusBarItem('hypervBackup.story', StatusBarAlignment.Left);
  private story: PanelStory | undefined;
  private stretch = '';

  constructor() {
    this.item.name = 'Hyper-V Backup';
    this.item.command = showSequenceCommand;
  }

  setStory(story: PanelStory | undefined): void {
    this.story = story;
    this.draw();
  }

  /** An empty text takes it away. */
  setStretch(text: string): void {
    this.stretch = text;
    this.draw();
  }

  dispose(): void {
    this.item.dispose();
  }

  private draw(): void {
    const { item, story, stretch } = this;
    if (!story || story.runs.length === 0) {
      item.hide();
      return;
    }
    const said = outcomesInWords(story);
    // `$(` begins an icon: what the view sends is told as text.
    item.text = stretch === '' ? `$(history) ${said}` : `$(history) ${stretch.slice(0, 60).replaceAll('$(', '$ (')}`;
    item.tooltip = `${story.title}: ${said}. Show Backup Sequence`;
    item.accessibilityInformation = {
      label: `${stretch === '' ? said : stretch}, show backup sequence`,
      role: 'button',
    };
    item.show();
  }
}
