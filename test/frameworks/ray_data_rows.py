"""The rows of run_ray_data.py: each is made from its number alone, so that every machine makes the same ones."""

import json

FILLER = "The sofa is left of the table, and the lamp stands behind it. "


def row(index):
    """A response of about 1 kB with a map; one of 1,000 rows has no truth, another one no response."""
    mixed = index * 2654435761 % 4294967296
    x, y = mixed % 50 / 10, mixed // 64 % 60 / 10
    sofa = {"label": "sofa", "bbox": [x, y, x + 1.8, y + 0.9]}
    lamp = {"label": "lamp", "bbox": [x + 2.5, y + 1, x + 2.8, y + 1.3]}
    truth = round(mixed % 37 / 10 + 0.4, 1)
    said = truth if mixed % 3 else round(truth * 1.4, 2)
    think = FILLER * (mixed // 4096 % 12 + 6)
    return {
        "id": index,
        "response": None
        if index % 1000 == 501
        else "<map>%s</map><think>%s%d</think><answer>%s</answer>" % (json.dumps([sofa, lamp]), think, index, said),
        "ground_truth": None if index % 1000 == 250 else str(truth),
        "true_layout": json.dumps([sofa, dict(lamp, bbox=[x + 2.4, y + 1, x + 2.7, y + 1.3])]),
    }
