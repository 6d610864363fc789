"""Two GRPO steps of TRL with a tiny, randomly initialised model on the CPU, rewarded by v2lo_trl."""

import json
import math
import os
import shutil
import sys
import tempfile

import torch
import trl
from datasets import Dataset
from tokenizers import Tokenizer, models, pre_tokenizers, trainers
from transformers import PreTrainedTokenizerFast, Qwen2Config, Qwen2ForCausalLM

import v2lo_map.trl
import v2lo_trl

TEXT = '<map>[{"object_name": "sofa", "bbox": [0, 1, 2, 2]}]</map><think>The sofa is near.</think><answer>B</answer>'


def tiny():
    tokens = Tokenizer(models.BPE(unk_token="<unk>"))
    tokens.pre_tokenizer = pre_tokenizers.ByteLevel()
    tokens.train_from_iterator([TEXT] * 20, trainers.BpeTrainer(vocab_size=400, special_tokens=["<unk>", "<pad>", "<eos>"], initial_alphabet=pre_tokenizers.ByteLevel.alphabet()))
    tokenizer = PreTrainedTokenizerFast(tokenizer_object=tokens, unk_token="<unk>", pad_token="<pad>", eos_token="<eos>", padding_side="left")
    config = Qwen2Config(vocab_size=len(tokenizer), hidden_size=32, intermediate_size=64, num_hidden_layers=2, num_attention_heads=2, num_key_value_heads=2, max_position_embeddings=512, pad_token_id=tokenizer.pad_token_id, eos_token_id=tokenizer.eos_token_id)
    return tokenizer, Qwen2ForCausalLM(config)


def main():
    torch.manual_seed(1)
    tokenizer, model = tiny()
    rows = Dataset.from_list([{"prompt": "Where is the sofa? " + str(i), "ground_truth": "B"} for i in range(8)])
    calls = []
    wanted = []

    class Watched(v2lo_trl.V2loReward):
        def __call__(self, **given):
            rewards = super().__call__(**given)
            calls.append((len(given["completions"]), rewards))
            # As docs/rl.md says: the table of completions holds no truth unless a reward function puts it there.
            given["log_extra"]("ground_truth", given["ground_truth"])
            step = given["trainer_state"].global_step + 1
            wanted.extend({"response": c, "truth": t, "step": step, "rewards": {self.__name__: r}} for c, t, r in zip(given["completions"], given["ground_truth"], rewards))
            return rewards

    class WatchedAsync(v2lo_trl.V2loRewardAsync):
        pass

    reward, waiting = Watched(preset="v2lo"), WatchedAsync(preset="v2lo")
    waiting.__name__ = "v2lo_reward_async"
    with tempfile.TemporaryDirectory() as folder:
        options = trl.GRPOConfig(output_dir=folder, max_steps=2, per_device_train_batch_size=4, num_generations=4, max_completion_length=24, report_to=[], logging_steps=1, use_cpu=True, save_strategy="no", disable_tqdm=True, log_completions=True)
        trainer = trl.GRPOTrainer(model=model, reward_funcs=[reward, v2lo_trl.v2lo_reward, waiting], args=options, train_dataset=rows, processing_class=tokenizer)
        trainer.train()
        rollouts = os.environ["V2LO_MAP_ROLLOUTS"]
        shutil.copytree(os.path.join(folder, "completions"), os.path.join(rollouts, "log"))
        with open(os.path.join(rollouts, "wanted.json"), "w", encoding="utf-8") as file:
            json.dump(wanted, file)
    log = [entry for entry in trainer.state.log_history if "rewards/v2lo_reward/mean" in entry]
    assert len(calls) >= 2, calls
    assert all(n == len(rewards) and all(math.isfinite(r) for r in rewards) for n, rewards in calls), calls
    assert len(log) == 2, trainer.state.log_history
    assert all("v2lo/format" in entry for entry in log), log
    # The untrained model writes noise, so the reward is also seen on what a trained one would write.
    for module in (v2lo_trl, v2lo_map.trl):
        right = module.v2lo_reward(prompts=["p"], completions=[TEXT], ground_truth=["B"])
        assert right == [1.0], right
    print(json.dumps({"framework": "trl", "version": trl.__version__, "ran": "GRPOTrainer, 2 steps on the CPU, sync and async rewards, %d reward calls" % len(calls)}))


if __name__ == "__main__":
    sys.exit(main())
