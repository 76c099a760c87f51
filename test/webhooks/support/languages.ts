import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../../prisma/root.ts';

const GUIDE = join(projectRoot, '.github/docs/verifying-webhooks');

/** A receiver in some language: reads `secret, id, timestamp, signature, body in base64` a line, and says `yes` or `no` to each. */
export type Language = {
  readonly name: string;
  /** What has to be installed for it. */
  readonly needs: readonly string[];
  /** The guide's file, and where it lies beside the program that reads the lines. */
  readonly file: string;
  readonly at?: string;
  readonly program: readonly [file: string, text: string];
  readonly more?: readonly [file: string, text: string];
  /** Commands that run it, the last of which is given the lines. */
  readonly runs: readonly (readonly string[])[];
};

const NODE = `import { createInterface } from 'node:readline';
import { verify } from './verify.mjs';
for await (const line of createInterface({ input: process.stdin })) {
  const [secret, id, timestamp, signature, body] = line.split('\\t');
  const headers = { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature };
  try { verify(secret, headers, Buffer.from(body, 'base64')); console.log('yes'); } catch { console.log('no'); }
}
`;

const PYTHON = `import base64, sys
from verify import verify
for line in sys.stdin:
    secret, id, timestamp, signature, body = line.rstrip("\\n").split("\\t")
    headers = {"webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signature}
    try:
        verify(secret, headers, base64.b64decode(body))
        print("yes")
    except ValueError:
        print("no")
`;

const GO = `package main
import ("bufio"; "encoding/base64"; "fmt"; "net/http"; "os"; "strings"; "receiver/webhooks")
func main() {
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		part := strings.Split(lines.Text(), "\\t")
		body, _ := base64.StdEncoding.DecodeString(part[4])
		headers := http.Header{}
		headers.Set("webhook-id", part[1])
		headers.Set("webhook-timestamp", part[2])
		headers.Set("webhook-signature", part[3])
		if _, err := webhooks.Verify(part[0], headers, body); err == nil { fmt.Println("yes") } else { fmt.Println("no") }
	}
}
`;

const PHP = `<?php
require __DIR__ . '/verify.php';
while (($line = fgets(STDIN)) !== false) {
    [$secret, $id, $timestamp, $signature, $body] = explode("\\t", rtrim($line, "\\n"));
    $headers = ['webhook-id' => $id, 'webhook-timestamp' => $timestamp, 'webhook-signature' => $signature];
    try { verify_webhook($secret, $headers, base64_decode($body)); echo "yes\\n"; } catch (RuntimeException) { echo "no\\n"; }
}
`;

const JAVA = `import java.io.*; import java.util.*;
public class Receiver {
  public static void main(String[] none) throws IOException {
    BufferedReader lines = new BufferedReader(new InputStreamReader(System.in));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      String[] part = line.split("\\t", -1);
      Map<String, String> headers = Map.of("webhook-id", part[1], "webhook-timestamp", part[2], "webhook-signature", part[3]);
      try { Verify.verify(part[0], headers, Base64.getDecoder().decode(part[4])); System.out.println("yes"); }
      catch (SecurityException untrusted) { System.out.println("no"); }
    }
  }
}
`;

export const LANGUAGES: readonly Language[] = [
  {
    name: 'Node',
    needs: ['node'],
    file: 'verify.mjs',
    program: ['receiver.mjs', NODE],
    runs: [['node', 'receiver.mjs']],
  },
  {
    name: 'Python',
    needs: ['python3'],
    file: 'verify.py',
    program: ['receiver.py', PYTHON],
    runs: [['python3', 'receiver.py']],
  },
  {
    name: 'Go',
    needs: ['go'],
    file: 'verify.go',
    at: 'webhooks',
    program: ['main.go', GO],
    more: ['go.mod', 'module receiver\n\ngo 1.19\n'],
    runs: [['go', 'build', '-o', 'receiver', '.'], ['./receiver']],
  },
  {
    name: 'PHP',
    needs: ['php'],
    file: 'verify.php',
    program: ['receiver.php', PHP],
    runs: [['php', 'receiver.php']],
  },
  {
    name: 'Java',
    needs: ['javac', 'java'],
    file: 'Verify.java',
    program: ['Receiver.java', JAVA],
    runs: [
      ['javac', 'Verify.java', 'Receiver.java'],
      ['java', '-cp', '.', 'Receiver'],
    ],
  },
];

export const isInstalled = ({ needs }: Language): boolean =>
  needs.every((command) => spawnSync('sh', ['-c', `command -v ${command}`]).status === 0);

/** What a receiver in a language, made of the guide's own file, says to each line. */
export function answersIn(
  { file, at = '.', program, more, runs }: Language,
  lines: readonly string[],
): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'jieru-receiver-'));
  mkdirSync(join(folder, at), { recursive: true });
  copyFileSync(join(GUIDE, file), join(folder, at, file));
  for (const [name, text] of more ? [program, more] : [program]) writeFileSync(join(folder, name), text);
  let output = '';
  try {
    for (const [command = '', ...args] of runs) {
      const env = { ...process.env, GOPROXY: 'off', GOCACHE: join(tmpdir(), 'jieru-go-cache') };
      const input = `${lines.join('\n')}\n`;
      const ran = spawnSync(command, args, { cwd: folder, env, input, encoding: 'utf8' });
      if (ran.status !== 0) throw new Error(`${command} ${args.join(' ')}: ${ran.stderr}`);
      output = ran.stdout;
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return output.trim().split(/\r?\n/);
}
