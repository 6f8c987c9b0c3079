"""The encoder and its heads in torch: MiniLM-L6 with letter case, quotation state and layout as extra embeddings."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F

from training.labels import ATTRIBUTION_TAGS, NAME_TAGS, RELATIONS, UPOS

HEAD = 32
LINK = 64
ARC = 96
RELATION = 64
DISTANCES = 25
BUCKETS = 32
_NEVER = -1e5


@dataclass(frozen=True, kw_only=True)
class Shape:
    """Sizes of an encoder: MiniLM-L6 by default. A head is ``head`` wide, so fewer heads make narrower maps.

    ``relative``: attention also looks at how far apart pieces are, as MPNet's does.
    """

    width: int = 384
    layers: int = 6
    heads: int = 12
    head: int = HEAD
    inner: int = 1536
    relative: bool = False
    vocabulary: int = 30522
    positions: int = 512


class Layer(nn.Module):
    """One post-norm transformer layer, as in BERT."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        self.heads = shape.heads
        self.head = shape.head
        self.dropout = dropout
        self.qkv = nn.Linear(shape.width, 3 * shape.heads * shape.head)
        self.out = nn.Linear(shape.heads * shape.head, shape.width)
        self.norm1 = nn.LayerNorm(shape.width, eps=1e-12)
        self.up = nn.Linear(shape.width, shape.inner)
        self.down = nn.Linear(shape.inner, shape.width)
        self.norm2 = nn.LayerNorm(shape.width, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """``x`` [batch, pieces, width]; ``mask`` additive [batch, 1 or heads, 1 or pieces, pieces]."""
        b, t, _ = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, self.heads, self.head).permute(2, 0, 3, 1, 4)
        # Written out: the fused kernel's backward pass in bfloat16 takes twice as long on a CPU.
        scores = torch.matmul(q * self.head**-0.5, k.transpose(-1, -2)) + mask.to(q.dtype)
        mixed = torch.matmul(torch.softmax(scores, -1, dtype=q.dtype), v)
        mixed = mixed.transpose(1, 2).reshape(b, t, self.heads * self.head)
        x = self.norm1(x + drop_features(self.out(mixed), self.dropout, training=self.training))
        y = self.down(F.gelu(self.up(x), approximate="tanh"))  # a quarter cheaper to run than the exact one
        return self.norm2(x + drop_features(y, self.dropout, training=self.training))


def drop_features(x: Tensor, rate: float, *, training: bool) -> Tensor:
    """Dropout with one mask for all pieces of a window: drawing a mask for each piece took a third of a step."""
    if not training or rate == 0.0:
        return x
    keep = torch.rand(x.shape[0], 1, x.shape[2], device=x.device, dtype=x.dtype) >= rate
    return x * keep / (1 - rate)


class Crf(nn.Module):
    """Linear-chain CRF over word tags; forbidden transitions are fixed at minus ten thousand."""

    def __init__(self, tags: tuple[str, ...]) -> None:
        super().__init__()
        count = len(tags)
        self.transitions = nn.Parameter(torch.zeros(count, count))
        allowed = torch.ones(count, count)
        for i, left in enumerate(tags):
            for j, right in enumerate(tags):
                if right.startswith("I-") and left[2:] != right[2:]:
                    allowed[i, j] = 0
        self.register_buffer("forbidden", (1 - allowed) * -1e4)
        self.register_buffer("start", torch.tensor([-1e4 if tag.startswith("I-") else 0.0 for tag in tags]))

    def matrix(self) -> Tensor:
        """Transition scores [from, to] with the forbidden ones."""
        return self.transitions + self.forbidden

    def loss(self, logits: Tensor, tags: Tensor, mask: Tensor) -> Tensor:
        """Mean over sequences of the negative log likelihood, divided by words. ``mask`` [batch, words] bool.

        A sequence is contiguous from its first word; ``tags`` may not be negative where ``mask`` holds.
        """
        allowed = F.one_hot(tags.clamp(min=0), logits.shape[-1]).bool()
        return (self.surprise(logits, allowed, mask) / mask.sum(1).clamp(min=1)).mean()

    def surprise(self, logits: Tensor, allowed: Tensor, mask: Tensor) -> Tensor:
        """Negative log likelihood [batch] of all paths through ``allowed`` [batch, words, tags] bool together."""
        logits, matrix = logits.float(), self.matrix()
        both = torch.cat([logits, logits.masked_fill(~allowed, _NEVER)])
        real = torch.cat([mask, mask])
        alpha = both[:, 0] + self.start
        for step in range(1, both.shape[1]):
            new = torch.logsumexp(alpha[:, :, None] + matrix[None], dim=1) + both[:, step]
            alpha = torch.where(real[:, step, None], new, alpha)
        total, right = torch.logsumexp(alpha, 1).chunk(2)
        return (total - right) * mask[:, 0]


class Encoder(nn.Module):
    """Word pieces with features in, word states out."""

    def __init__(self, shape: Shape, dropout: float = 0.1) -> None:
        super().__init__()
        self.shape = shape
        self.dropout = dropout
        self.words = nn.Embedding(shape.vocabulary, shape.width)
        self.positions = nn.Embedding(shape.positions, shape.width)
        self.case = nn.Embedding(6, shape.width)
        self.quote = nn.Embedding(6, shape.width)
        self.layout = nn.Embedding(2, shape.width)
        self.norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.relative = nn.Embedding(BUCKETS, shape.heads) if shape.relative else None
        self.layers = nn.ModuleList(Layer(shape, dropout) for _ in range(shape.layers))
        for table in (self.case, self.quote, self.layout):
            nn.init.zeros_(table.weight)

    def forward(self, batch: dict[str, Tensor]) -> Tensor:
        """States [batch, pieces, width]; ``batch`` holds ids, case, quote, layout [batch, pieces] and mask bool."""
        ids = batch["ids"]
        x = self.words(ids) + self.positions.weight[: ids.shape[1]]
        x = x + self.case(batch["case"]) + self.quote(batch["quote"]) + self.layout(batch["layout"])
        x = drop_features(self.norm(x), self.dropout, training=self.training)
        mask = (~batch["mask"])[:, None, None, :].float() * -1e4
        if self.relative is not None:
            mask = mask + self.relative(find_buckets(ids.shape[1]).to(ids.device)).permute(2, 0, 1)[None]
        for layer in self.layers:
            x = layer(x, mask)
        return x


class Network(nn.Module):
    """The encoder with all its heads, each a linear map of word states."""

    def __init__(self, shape: Shape | None = None, dropout: float = 0.1) -> None:
        super().__init__()
        shape = shape or Shape()
        width = shape.width
        self.encoder = Encoder(shape, dropout)
        self.dropout = nn.Dropout(dropout)
        self.attribution = nn.Linear(width, len(ATTRIBUTION_TAGS))
        self.names = nn.Linear(width, len(NAME_TAGS))
        self.sentence = nn.Linear(width, 2)
        self.upos = nn.Linear(width, len(UPOS))
        self.link = nn.Linear(width, 12 * LINK)
        self.arc = nn.Linear(width, 2 * ARC)
        self.relation = nn.Linear(width, 2 * RELATION)
        self.factuality = nn.Linear(width, 1)
        self.relation_out = nn.Linear(RELATION, len(RELATIONS))
        self.link_distance = nn.Parameter(torch.zeros(3, DISTANCES))
        self.link_none = nn.Parameter(torch.zeros(3))
        self.crf = Crf(ATTRIBUTION_TAGS)
        self.names_crf = Crf(NAME_TAGS)

    def states(self, batch: dict[str, Tensor]) -> Tensor:
        """States of the words' first pieces [batch, words, width]."""
        states = self.encoder(batch)
        index = batch["first"][..., None].expand(-1, -1, states.shape[-1])
        return self.dropout(states.gather(1, index).float())


def load_network(path: Path, *, dropout: float = 0.0) -> Network:
    """A network with saved weights, of the size that they have."""
    state = torch.load(path, weights_only=True, map_location="cpu")
    network = Network(shape_of(state), dropout=dropout)
    network.load_state_dict(state)
    return network


def shape_of(state: dict[str, Tensor]) -> Shape:
    """The sizes that saved weights have."""
    layers = {key.split(".")[2] for key in state if key.startswith("encoder.layers.")}
    first = "encoder.layers.0."
    width, mixed = state[first + "out.weight"].shape
    relative = state.get("encoder.relative.weight")
    heads = mixed // HEAD if relative is None else relative.shape[1]
    return Shape(
        width=width,
        layers=len(layers),
        heads=heads,
        head=mixed // heads,
        inner=state[first + "up.weight"].shape[0],
        relative=relative is not None,
    )


LARGE = Shape(width=768, layers=12, heads=12, head=64, inner=3072, relative=True)
"""MPNet base, as the larger teacher."""


def find_buckets(pieces: int) -> Tensor:
    """For each pair of pieces [from, to] the bucket of their distance, as MPNet has them: exact up to 7, then wider."""
    places = torch.arange(pieces)
    apart = places[None, :] - places[:, None]
    half, exact, far = BUCKETS // 2, BUCKETS // 4, 128
    size = apart.abs()
    wide = exact + (torch.log(size.clamp(min=1) / exact) / math.log(far / exact) * (half - exact)).long()
    return (apart > 0).long() * half + torch.where(size < exact, size, wide.clamp(max=half - 1))


def load_large(network: nn.Module, folder: Path) -> None:
    """Fill a network of the shape ``LARGE`` from MPNet's ``model.safetensors``; its words get BERT's numbers."""
    weights = {
        key.removeprefix("mpnet."): value.float() for key, value in load_file(folder / "model.safetensors").items()
    }
    encoder = network.encoder
    table = weights["embeddings.word_embeddings.weight"]
    with torch.no_grad():
        encoder.words.weight.copy_(table[4 : 4 + len(encoder.words.weight)])  # BERT's words stand behind four marks
        for mine, theirs in ((0, 1), (101, 0), (102, 2), (103, len(table) - 1)):
            encoder.words.weight[mine] = table[theirs]
        encoder.positions.weight.copy_(weights["embeddings.position_embeddings.weight"][2:514])
        _copy(encoder.norm, weights, "embeddings.LayerNorm")
        assert encoder.relative is not None
        encoder.relative.weight.copy_(weights["encoder.relative_attention_bias.weight"])
        for index, layer in enumerate(encoder.layers):
            prefix = f"encoder.layer.{index}."
            for part in ("weight", "bias"):
                names = [f"{prefix}attention.attn.{name}.{part}" for name in "qkv"]
                getattr(layer.qkv, part).copy_(torch.cat([weights[name] for name in names]))
            _copy(layer.out, weights, prefix + "attention.attn.o")
            _copy(layer.norm1, weights, prefix + "attention.LayerNorm")
            _copy(layer.up, weights, prefix + "intermediate.dense")
            _copy(layer.down, weights, prefix + "output.dense")
            _copy(layer.norm2, weights, prefix + "output.LayerNorm")


def load_pretrained(network: nn.Module, folder: Path) -> None:
    """Fill the encoder from the publisher's ``model.safetensors`` (BERT's names)."""
    weights = load_file(folder / "model.safetensors")
    weights = {key.removeprefix("bert."): value.float() for key, value in weights.items()}
    encoder = network.encoder
    with torch.no_grad():
        encoder.words.weight.copy_(weights["embeddings.word_embeddings.weight"])
        kinds = weights["embeddings.token_type_embeddings.weight"][0]
        encoder.positions.weight.copy_(weights["embeddings.position_embeddings.weight"] + kinds)
        _copy(encoder.norm, weights, "embeddings.LayerNorm")
        for index, layer in enumerate(encoder.layers):
            prefix = f"encoder.layer.{index}."
            for part in ("weight", "bias"):
                names = [f"{prefix}attention.self.{name}.{part}" for name in ("query", "key", "value")]
                getattr(layer.qkv, part).copy_(torch.cat([weights[name] for name in names]))
            _copy(layer.out, weights, prefix + "attention.output.dense")
            _copy(layer.norm1, weights, prefix + "attention.output.LayerNorm")
            _copy(layer.up, weights, prefix + "intermediate.dense")
            _copy(layer.down, weights, prefix + "output.dense")
            _copy(layer.norm2, weights, prefix + "output.LayerNorm")


def _copy(module: nn.Linear | nn.LayerNorm, weights: dict[str, Tensor], name: str) -> None:
    module.weight.copy_(weights[name + ".weight"])
    module.bias.copy_(weights[name + ".bias"])


def distance_bucket(distance: Tensor) -> Tensor:
    """Signed distance in words to one of 25 buckets: 0, ±1 … ±12 on a logarithmic scale."""
    size = torch.ceil(torch.log2(distance.abs().float() + 1) * 1.5).clamp(max=12).long()
    return 12 + torch.sign(distance).long() * size


def log_partition_scale(width: int) -> float:
    """What link and arc products are divided by."""
    return math.sqrt(width)
