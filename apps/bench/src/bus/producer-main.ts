import { KafkaTransport, Relay, type Transport } from '@motcua/messaging';
import { boot } from '@motcua/service-kit';
import { pino } from 'pino';
import { DataSource } from 'typeorm';
import { appendPaced, type Pace } from './append-paced.js';
import { busServices } from './bus-services.js';
import { answerTasks } from './child.js';
import { machineMs } from './clock.js';
import { fillBacklog } from './fill-backlog.js';

/** The relay in a process of its own, as in every service that publishes. */
const kafka = new KafkaTransport({
  brokers: process.env['KAFKA_BROKERS']!.split(','),
  clientId: busServices.producer.name,
  topicPrefix: process.env['KAFKA_TOPIC_PREFIX']!,
  logger: pino({ level: 'warn' }, process.stderr),
});
let firstPublish: number | undefined;
const transport: Transport = {
  publish: (messages) => {
    firstPublish ??= machineMs();
    return kafka.publish(messages);
  },
  consume: (subscription) => kafka.consume(subscription),
  createTopics: (topics) => kafka.createTopics(topics),
  check: () => kafka.check(),
  close: () => kafka.close(),
};
const running = await boot(busServices.producer, process.env, { transport, listen: false });
const dataSource = running.app.get(DataSource);
const relay = running.app.get(Relay);

answerTasks(
  {
    ready: () => true,
    fill: (subjects: number, sequences: number) => fillBacklog(dataSource, subjects, sequences),
    startRelay: () => {
      firstPublish = undefined;
      return relay.start();
    },
    stopRelay: () => relay.stop(),
    firstPublish: () => firstPublish,
    pace: (pace: Pace) => appendPaced(dataSource, () => relay.wake(), pace),
  },
  async () => {
    await running.close();
    await kafka.close();
  },
);
