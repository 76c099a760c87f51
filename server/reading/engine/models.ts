import * as ort from 'onnxruntime-web/wasm';
import { readPart } from './parts.ts';

/** One model: takes a tensor of float32 under its first input's name, gives its first output. */
export type Model = (
  data: Float32Array,
  shape: readonly number[],
) => Promise<{ data: Float32Array; shape: readonly number[] }>;

/** PP-OCRv4's three networks for Chinese (PaddleOCR, Apache-2.0), and what the second one's outputs stand for. */
export type Models = {
  /** Where letters are: [1, 3, h, w] → [1, 1, h, w], each 0 to 1. */
  readonly detection: Model;
  /** A line of 48 pixels' height → [1, steps, characters], each the chance of a character at a step. */
  readonly recognition: Model;
  /** A line of 192 × 48 → the chances that it stands upright and that it stands on its head. */
  readonly direction: Model;
  /** The character of each output of `recognition`; the first is none. */
  readonly characters: readonly string[];
};

const open = async (name: 'detection.onnx' | 'recognition.onnx' | 'direction.onnx'): Promise<Model> => {
  const session = await ort.InferenceSession.create(await readPart(name), {
    graphOptimizationLevel: 'all',
    // What it held for one picture it would keep for the next, of whatever size.
    enableCpuMemArena: false,
    enableMemPattern: false,
  });
  const [input, output] = [session.inputNames[0], session.outputNames[0]];
  if (input === undefined || output === undefined) throw new Error(`${name} takes or gives nothing`);
  return async (data, shape) => {
    const given = new ort.Tensor('float32', data, shape);
    const { [output]: found } = await session.run({ [input]: given });
    if (!(found?.data instanceof Float32Array)) throw new Error(`${name} gave no numbers`);
    return { data: found.data, shape: found.dims };
  };
};

export const openModels = async (): Promise<Models> => {
  // One thread: a picture is not worth both cores of a small machine.
  ort.env.wasm.numThreads = 1;
  ort.env.wasm.wasmBinary = await readPart('runtime.wasm');
  ort.env.logLevel = 'error';
  const lines = (await readPart('dictionary.txt')).toString('utf8').trimEnd().split(/\r?\n/);
  return {
    detection: await open('detection.onnx'),
    recognition: await open('recognition.onnx'),
    direction: await open('direction.onnx'),
    characters: ['', ...lines, ' '],
  };
};
