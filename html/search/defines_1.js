var searchData=
[
  ['cuda_5fcheck_0',['CUDA_CHECK',['../cuda__check_8hpp.html#aeaf2b8792be9f99ad11147059ef5079d',1,'cuda_check.hpp']]],
  ['cudaarraycolorattachment_1',['cudaArrayColorAttachment',['../texture__api_8hpp.html#afec2b519ab85854efaa40e12f4e34ad3',1,'texture_api.hpp']]],
  ['cudaarraycubemap_2',['cudaArrayCubemap',['../texture__api_8hpp.html#a802843d69ca8be35ee050ff66782179e',1,'texture_api.hpp']]],
  ['cudaarraydefault_3',['cudaArrayDefault',['../texture__api_8hpp.html#a6c47e87081bfd4f6030937f99ef12412',1,'texture_api.hpp']]],
  ['cudaarraydeferredmapping_4',['cudaArrayDeferredMapping',['../texture__api_8hpp.html#a91a50795515848406a89c2e6cef2fb02',1,'texture_api.hpp']]],
  ['cudaarraylayered_5',['cudaArrayLayered',['../texture__api_8hpp.html#a6d9a27dfb1207df13de0e822f75f4ab8',1,'texture_api.hpp']]],
  ['cudaarraysparse_6',['cudaArraySparse',['../texture__api_8hpp.html#a42c353686a15da063dc7722594ae4bff',1,'texture_api.hpp']]],
  ['cudaarraysurfaceloadstore_7',['cudaArraySurfaceLoadStore',['../texture__api_8hpp.html#a8cb5bdac32ad53c423992a125b3f9a66',1,'texture_api.hpp']]],
  ['cudaarraytexturegather_8',['cudaArrayTextureGather',['../texture__api_8hpp.html#a142b19a14d56a03b1e410430aa5202d1',1,'texture_api.hpp']]]
];
