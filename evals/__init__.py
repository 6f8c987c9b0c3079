"""How good the reader is, measured on gold data that stays outside the repository.

    records      the values that are scored: attributions, names, words, figures
    gold         the gold sets, from a folder that is not part of the repository
    reader       the real reader behind the small interface that the scorers need
    prediction   predictions on disk, so that scoring again is instant
    spans cofenet linking footing naming syntax calibration    scorers: pure functions over values
    measurement  gold and predictions into figures
    report gate  a table beside the published figures; a pinned baseline that must not fall
    errors       what goes wrong, by type and by surface pattern
    seed         one dispatch, marked by hand, as offsets

Run ``python -m evals --help`` from the repository root. This package is not in the wheel.
"""
