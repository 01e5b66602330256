import { spawn } from 'node:child_process';
import { memoryOfTree } from './process-memory.js';

describe('the memory of a tree of processes', () => {
  it('is told of a process and of what it started', async () => {
    const child = spawn('sh', ['-c', 'read line'], { stdio: ['pipe', 'ignore', 'ignore'] });
    try {
      const tree = await memoryOfTree(process.pid);
      const own = tree.find(({ pid }) => pid === process.pid);
      expect(own!.rssMb).toBeGreaterThan(20);
      expect(own!.pssMb).toBeLessThanOrEqual(own!.rssMb);
      expect(tree.find(({ pid }) => pid === child.pid)?.command).toBe('sh -c read line');
    } finally {
      child.stdin.end();
    }
  });
});
