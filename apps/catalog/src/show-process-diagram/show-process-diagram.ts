import { Injectable } from '@nestjs/common';
import type { Context } from '@motcua/contracts';
import { diagramOf } from '../domain/process-diagram.js';
import { ShowProcess } from '../show-process/show-process.js';
import type { DiagramQuery } from './show-process-diagram.query.js';

@Injectable()
export class ShowProcessDiagram {
  constructor(private readonly showProcess: ShowProcess) {}

  async execute(ctx: Context, code: string, { at, version }: DiagramQuery): Promise<string> {
    const shown =
      version === undefined
        ? await this.showProcess.execute(ctx, code, at)
        : await this.showProcess.version(ctx, code, version);
    return diagramOf(shown.definition);
  }
}
