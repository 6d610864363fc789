#!/usr/bin/env bash
#SBATCH --job-name=v2lo-score
#SBATCH --cpus-per-task=8
#SBATCH --requeue
# Scores the files of a folder, shared out among the tasks of an array:
#
#   sbatch --array=0-99 examples/slurm/score-shards.sh responses/ scores/ --preset strict
#
# Task I of N takes every N-th file, from the I-th on. A file that is done is skipped, and one that was begun is gone on
# with: a job that was killed, or ran out of time, is simply submitted again, with the same --array.
set -euo pipefail
shopt -s nullglob

from=${1%/} to=${2%/}
shift 2
first=${SLURM_ARRAY_TASK_MIN:-0}
step=${SLURM_ARRAY_TASK_COUNT:-1}
last=${SLURM_ARRAY_TASK_MAX:-$((first + step - 1))}
((last - first + 1 == step)) || { echo "expected --array=A-B without gaps: tasks share the files by their places" >&2; exit 2; }
score=(${V2LO_MAP:-v2lo-map} score --jobs "${SLURM_CPUS_PER_TASK:-1}" "$@")

mkdir -p "$to"
failed=0
files=("$from"/*.jsonl)
for ((i = SLURM_ARRAY_TASK_ID - first; i < ${#files[@]}; i += step)); do
  file=${files[i]}
  out=$to/${file##*/}
  [[ -e $out ]] && continue
  # Left by a run that was cut short: only the rows after it are scored.
  resume=()
  [[ -e $out.partial ]] && resume=(--resume)
  # Exit code 1 with the file there: rows of it could not be scored, and say so in their place.
  "${score[@]}" "$file" --out "$out" ${resume[@]+"${resume[@]}"} || { code=$?; [[ -e $out ]] || exit $code; failed=1; }
done
exit $failed
