"""TRL's SFTTrainer and GRPOTrainer, two steps each, on the files as they are: text alone, and with pictures."""

import json
import math
import os
import sys
import tempfile

import torch
import trl
from datasets import Image, List, load_dataset
from tokenizers import Tokenizer, models, pre_tokenizers, trainers
from transformers import CLIPVisionConfig, LlamaConfig, LlavaConfig, LlavaForConditionalGeneration, LlavaProcessor, PreTrainedTokenizerFast, Qwen2Config, Qwen2ForCausalLM

try:
    from transformers import CLIPImageProcessorPil as CLIPImageProcessor
except ImportError:
    from transformers import CLIPImageProcessor

import v2lo_trl

SIDE, PATCH = 28, 14
TEMPLATE = (
    "{% for m in messages %}[{{ m.role }}]{% if m.content is string %}{{ m.content }}{% else %}"
    "{% for b in m.content %}{% if b.type == 'image' %}<image>{% else %}{{ b.text }}{% endif %}{% endfor %}{% endif %}<eos>{% endfor %}"
    "{% if add_generation_prompt %}[assistant]{% endif %}"
)


def tokenizer_for(rows, marks):
    tokens = Tokenizer(models.BPE(unk_token="<unk>"))
    tokens.pre_tokenizer = pre_tokenizers.ByteLevel()
    special = ["<unk>", "<pad>", "<eos>"] + marks
    tokens.train_from_iterator([json.dumps(row) for row in rows], trainers.BpeTrainer(vocab_size=600, special_tokens=special, initial_alphabet=pre_tokenizers.ByteLevel.alphabet()))
    return PreTrainedTokenizerFast(tokenizer_object=tokens, unk_token="<unk>", pad_token="<pad>", eos_token="<eos>", padding_side="left", chat_template=TEMPLATE)


def text_model(rows):
    tokenizer = tokenizer_for(rows, [])
    config = Qwen2Config(vocab_size=len(tokenizer), hidden_size=32, intermediate_size=64, num_hidden_layers=2, num_attention_heads=2, num_key_value_heads=2, max_position_embeddings=4096, pad_token_id=tokenizer.pad_token_id, eos_token_id=tokenizer.eos_token_id)
    return tokenizer, Qwen2ForCausalLM(config)


def picture_model(rows):
    tokenizer = tokenizer_for(rows, ["<image>"])
    vision = CLIPVisionConfig(hidden_size=16, intermediate_size=32, num_hidden_layers=1, num_attention_heads=2, image_size=SIDE, patch_size=PATCH)
    text = LlamaConfig(vocab_size=len(tokenizer), hidden_size=32, intermediate_size=64, num_hidden_layers=1, num_attention_heads=2, num_key_value_heads=2, max_position_embeddings=4096, pad_token_id=tokenizer.pad_token_id, eos_token_id=tokenizer.eos_token_id)
    config = LlavaConfig(vision_config=vision, text_config=text, image_token_index=tokenizer.convert_tokens_to_ids("<image>"), image_seq_length=(SIDE // PATCH) ** 2, vision_feature_layer=-1, pad_token_id=tokenizer.pad_token_id)
    images = CLIPImageProcessor(size={"height": SIDE, "width": SIDE}, crop_size={"height": SIDE, "width": SIDE})
    processor = LlavaProcessor(image_processor=images, tokenizer=tokenizer, patch_size=PATCH, vision_feature_select_strategy="default", num_additional_image_tokens=1, chat_template=TEMPLATE)
    return processor, LlavaForConditionalGeneration(config)


def steps(trainer):
    trainer.train()
    losses = [entry["loss"] for entry in trainer.state.log_history if "loss" in entry]
    assert len(losses) == 2 and all(map(math.isfinite, losses)), trainer.state.log_history
    return losses


def main(root):
    torch.manual_seed(1)
    ran, rewards = [], []

    def watched(**given):
        told = v2lo_trl.v2lo_reward(**given)
        rewards.extend(told)
        assert len(given["true_layout"]) == len(given["question"]) == len(told), given.keys()
        return told

    for kind, made in (("text", text_model), ("pictures", picture_model)):
        # Paths of pictures are relative to the data set.
        os.chdir(os.path.join(root, kind))
        rows = load_dataset("json", data_files="trl.train.jsonl", split="train", cache_dir=os.path.join(root, ".cache"))
        if kind == "pictures":
            rows = rows.cast_column("images", List(Image()))
        processing, model = made(json.loads(line) for line in open("trl.train.jsonl", encoding="utf-8"))
        shared = dict(max_steps=2, report_to=[], logging_steps=1, use_cpu=True, save_strategy="no", disable_tqdm=True, bf16=False, gradient_checkpointing=False)
        with tempfile.TemporaryDirectory() as folder:
            options = trl.SFTConfig(output_dir=folder, per_device_train_batch_size=2, max_length=None, **shared)
            losses = steps(trl.SFTTrainer(model=model, args=options, train_dataset=rows, processing_class=processing))
            ran.append("SFT %s (loss %.2f, %.2f)" % (kind, *losses))
            options = trl.GRPOConfig(output_dir=folder, per_device_train_batch_size=2, num_generations=2, max_completion_length=8, **shared)
            steps(trl.GRPOTrainer(model=model, reward_funcs=[watched], args=options, train_dataset=rows.remove_columns("completion"), processing_class=processing))
            ran.append("GRPO %s" % kind)
    assert len(rewards) >= 8, rewards
    print(json.dumps({"framework": "trl", "version": trl.__version__, "ran": "two steps each with tiny random models: " + ", ".join(ran)}))


if __name__ == "__main__":
    main(sys.argv[1])
