var texel_8hpp =
[
    [ "simt::TextureCall", "structsimt_1_1TextureCall.html", "structsimt_1_1TextureCall" ],
    [ "simt::Texels", "structsimt_1_1Texels.html", "structsimt_1_1Texels" ],
    [ "simt::SurfaceCall", "structsimt_1_1SurfaceCall.html", "structsimt_1_1SurfaceCall" ],
    [ "simt::TexelOf1< Channel >", "structsimt_1_1TexelOf1.html", null ],
    [ "SIMT_TEXEL", "texel_8hpp.html#a4ce740dc4a4f026fcab6317f1ed351f5", null ],
    [ "SIMT_TEXELS", "texel_8hpp.html#aa317c78d41121fb2dd4d806f101877ed", null ],
    [ "Shape", "texel_8hpp.html#a46a45f88dcbfa28ce89ebf2ccc1aa516", [
      [ "linear", "texel_8hpp.html#a46a45f88dcbfa28ce89ebf2ccc1aa516a9a932b3cb396238423eb2f33ec17d6aa", null ],
      [ "line", "texel_8hpp.html#a46a45f88dcbfa28ce89ebf2ccc1aa516a6438c669e0d0de98e6929c2cc0fac474", null ],
      [ "plane", "texel_8hpp.html#a46a45f88dcbfa28ce89ebf2ccc1aa516abb302c9b5204d593ba3657055842a5fb", null ],
      [ "volume", "texel_8hpp.html#a46a45f88dcbfa28ce89ebf2ccc1aa516a210ab9e731c9c36c2c38db15c28a8d1c", null ],
      [ "line_layers", "texel_8hpp.html#a46a45f88dcbfa28ce89ebf2ccc1aa516a4cbe3f69f055af9795cbd0f43c2ab1f5", null ],
      [ "plane_layers", "texel_8hpp.html#a46a45f88dcbfa28ce89ebf2ccc1aa516a990b000d6eed5edab86eaf5ac88dfd00", null ],
      [ "cube", "texel_8hpp.html#a46a45f88dcbfa28ce89ebf2ccc1aa516a18a64f7251cfb123aa7c358135d00d10", null ],
      [ "cube_layers", "texel_8hpp.html#a46a45f88dcbfa28ce89ebf2ccc1aa516a93d7b812f7da919538eb935fcc716fc0", null ]
    ] ],
    [ "__attribute__", "texel_8hpp.html#ab91eb6f601b108e71d5ac55ecbe5fe5a", null ],
    [ "__attribute__", "texel_8hpp.html#aeb999d2eea642ec32444170c0bd6d194", null ],
    [ "__attribute__", "texel_8hpp.html#a6f5a6cea6aef170f191cf921cf238841", null ],
    [ "__builtin_memcpy", "texel_8hpp.html#ac86c09ab573c995c879a0b900bf52559", null ],
    [ "check_surface_type", "texel_8hpp.html#af18167a7d6390539f29f11f062bd6f69", null ],
    [ "filter_texels", "texel_8hpp.html#a57d0d01f2a987bf56673f48689bcd380", null ],
    [ "find_surface_element", "texel_8hpp.html#aca22c43a7593b01d6ebe18b048b224bd", null ],
    [ "find_texels", "texel_8hpp.html#a191ad0d7abcd83181ecd1cddce7aad3c", null ],
    [ "from_first", "texel_8hpp.html#ab81bcbd01f3fad82153d11023a1f632e", null ],
    [ "if", "texel_8hpp.html#a09828ef0c8136e645a79f7209eed58f0", null ],
    [ "move_element", "texel_8hpp.html#a68ca0f18e1e9b36a408ee283c7d0aaa4", null ],
    [ "element", "texel_8hpp.html#a188b867b14354bed40edaef618c39fa6", null ],
    [ "raw", "texel_8hpp.html#a4286e15f3d8e26180522a89ccf703160", null ]
];