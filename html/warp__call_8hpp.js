var warp__call_8hpp =
[
    [ "simt::WarpCall", "structsimt_1_1WarpCall.html", "structsimt_1_1WarpCall" ],
    [ "converged_lanes", "warp__call_8hpp.html#a4536fb42e2976cf0266641ce77a8ec61", null ],
    [ "lane_id", "warp__call_8hpp.html#aa0ab4d2ed622a17afa9efd75f6490969", null ],
    [ "meet_warp", "warp__call_8hpp.html#aa93cd4b604fa5c0177d2481e4d81e5c5", null ],
    [ "thread_rank", "warp__call_8hpp.html#ab4b3a30dc27fe63c8636d351186a993a", null ]
];