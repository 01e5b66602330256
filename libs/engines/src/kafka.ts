import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { freePorts, startGuarded } from './guarded-process.js';

const run = promisify(execFile);
const deploy = fileURLToPath(new URL('../../../deploy/kafka/', import.meta.url));

export interface KafkaOptions {
  /** Data directory, kept. Absent: a temporary one, removed at stop. */
  directory?: string;
  /** Default: a free one. */
  port?: number;
}

export interface KafkaBroker {
  /** `host:port`, as KAFKA_BROKERS wants it. */
  readonly brokers: string;
  readonly port: number;
  stop(): Promise<void>;
}

/** The programs a local broker needs are not on this machine. */
export class NoLocalKafkaError extends Error {
  override readonly name = 'NoLocalKafkaError';
}

/** Starts a Kafka broker (KRaft, one node) from the jars of deploy/kafka/pom.xml. It ends with this process. */
export async function startKafka(options: KafkaOptions = {}): Promise<KafkaBroker> {
  const jars = await kafkaJars();
  const directory = options.directory ?? (await mkdtemp(join(tmpdir(), 'motcua-kafka-')));
  const [freeBroker, controller] = await freePorts(2);
  const port = options.port ?? freeBroker!;
  const properties = join(directory, 'server.properties');
  const logs = join(directory, 'logs');
  await mkdir(directory, { recursive: true });
  await writeFile(properties, serverProperties(port, controller!, logs));
  if (!existsSync(join(logs, 'meta.properties'))) {
    await run('java', ['-cp', jars, 'kafka.tools.StorageTool', 'format', '-t', clusterId(), '-c', properties]);
  }
  const broker = await startGuarded({
    name: 'Kafka',
    command: 'java',
    arguments: [
      '-Xmx256m',
      '-XX:+UseSerialGC',
      '-XX:TieredStopAtLevel=1',
      `-Dlog4j2.configurationFile=${deploy}log4j2.properties`,
      '-cp',
      jars,
      'kafka.Kafka',
      properties,
    ],
    ready: /Kafka Server started/,
    signal: 'TERM',
  });
  return {
    brokers: `127.0.0.1:${port}`,
    port,
    stop: async () => {
      await broker.stop();
      if (!options.directory) await rm(directory, { recursive: true, force: true });
    },
  };
}

/** Class path of the broker; fetched by Maven the first time. */
async function kafkaJars(): Promise<string> {
  const libs = `${deploy}libs`;
  await mustStart('java', ['-version']);
  if (!existsSync(libs)) {
    await mustStart('mvn', ['-version']);
    const fresh = await mkdtemp(`${deploy}libs-`);
    const flags = ['-q', '-B', '-f', `${deploy}pom.xml`, 'dependency:copy-dependencies', `-DoutputDirectory=${fresh}`];
    await run('mvn', flags);
    // Two processes may race: either result is whole, the later one is dropped.
    await rename(fresh, libs).catch(async () => {
      if (!existsSync(libs) || (await readdir(libs)).length === 0) throw new Error(`Cannot move ${fresh} to ${libs}`);
      await rm(fresh, { recursive: true, force: true });
    });
  }
  return `${libs}/*`;
}

async function mustStart(command: string, flags: string[]): Promise<void> {
  try {
    await run(command, flags);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') throw cause;
    throw new NoLocalKafkaError(`${command} is not installed`, { cause });
  }
}

/** 16 random bytes in base64url; never with "-" in front, which the tool takes for an option. */
function clusterId(): string {
  return `M${randomBytes(16).toString('base64url').slice(1)}`;
}

function serverProperties(port: number, controller: number, logs: string): string {
  return `process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:${controller}
listeners=PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controller}
advertised.listeners=PLAINTEXT://127.0.0.1:${port}
listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
controller.listener.names=CONTROLLER
inter.broker.listener.name=PLAINTEXT
log.dirs=${logs}
num.partitions=6
offsets.topic.num.partitions=1
offsets.topic.replication.factor=1
transaction.state.log.num.partitions=1
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
group.initial.rebalance.delay.ms=0
auto.create.topics.enable=false
`;
}
