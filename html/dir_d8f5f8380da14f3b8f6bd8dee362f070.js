var dir_d8f5f8380da14f3b8f6bd8dee362f070 =
[
    [ "claims.hpp", "09__many__devices_2claims_8hpp.html", "09__many__devices_2claims_8hpp" ],
    [ "copies.hpp", "09__many__devices_2copies_8hpp.html", "09__many__devices_2copies_8hpp" ],
    [ "devices.hpp", "devices_8hpp.html", "devices_8hpp" ],
    [ "nccl_team.cu", "nccl__team_8cu.html", "nccl__team_8cu" ],
    [ "ranks.hpp", "ranks_8hpp.html", "ranks_8hpp" ],
    [ "scaling.hpp", "scaling_8hpp.html", "scaling_8hpp" ],
    [ "teams.hpp", "teams_8hpp.html", "teams_8hpp" ]
];