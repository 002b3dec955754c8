var teams_8hpp =
[
    [ "abort_mpi", "teams_8hpp.html#a6bedf344a5005e91ccb76fa47c082ef6", null ],
    [ "join_mpi", "teams_8hpp.html#a97c08d9fc97fc573bb991cfa676be4f6", null ],
    [ "rank_from_environment", "teams_8hpp.html#a54aa8131d4c51c8230cfee594c917859", null ],
    [ "run_on_devices", "teams_8hpp.html#a9ee46eee065c5d748600f0a01f100782", null ],
    [ "why_no_mpi", "teams_8hpp.html#a73de128adde82028672838476a987b88", null ],
    [ "why_no_nccl", "teams_8hpp.html#a6578c0a840f6b97524661bfee01af2fa", null ]
];