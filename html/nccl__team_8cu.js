var nccl__team_8cu =
[
    [ "copy_to_device", "nccl__team_8cu.html#a75d312a1d75bd5d73293a0db9f968d4a", null ],
    [ "copy_to_host", "nccl__team_8cu.html#a89ce39cd597fdaf67d7787985f27c081", null ],
    [ "run_on_devices", "nccl__team_8cu.html#a9ee46eee065c5d748600f0a01f100782", null ],
    [ "why_no_nccl", "nccl__team_8cu.html#a6578c0a840f6b97524661bfee01af2fa", null ]
];