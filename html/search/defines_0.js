var searchData=
[
  ['_5f_5fconstant_5f_5f_0',['__constant__',['../sides_8hpp.html#a10acd631ad168a622030ccd1ac0a153e',1,'__constant__():&#160;sides.hpp'],['../editor_8hpp.html#a10acd631ad168a622030ccd1ac0a153e',1,'__constant__():&#160;editor.hpp']]],
  ['_5f_5fcuda_5farch_5f_5f_1',['__CUDA_ARCH__',['../editor_8hpp.html#a93a8788ee7f141bd19400bcabc27c1a0',1,'editor.hpp']]],
  ['_5f_5fcudacc_5f_5f_2',['__CUDACC__',['../editor_8hpp.html#a86f613c462079c644c0707bc7138bac3',1,'editor.hpp']]],
  ['_5f_5fcudacc_5fver_5fbuild_5f_5f_3',['__CUDACC_VER_BUILD__',['../editor_8hpp.html#aa1cacb18f96a580d60c5e965ce44b42a',1,'__CUDACC_VER_BUILD__():&#160;editor.hpp'],['../sides_8hpp.html#aa1cacb18f96a580d60c5e965ce44b42a',1,'__CUDACC_VER_BUILD__():&#160;sides.hpp']]],
  ['_5f_5fcudacc_5fver_5fmajor_5f_5f_4',['__CUDACC_VER_MAJOR__',['../editor_8hpp.html#a0361ef9b325e0115ae91f53185fe28dd',1,'__CUDACC_VER_MAJOR__():&#160;editor.hpp'],['../sides_8hpp.html#a0361ef9b325e0115ae91f53185fe28dd',1,'__CUDACC_VER_MAJOR__():&#160;sides.hpp']]],
  ['_5f_5fcudacc_5fver_5fminor_5f_5f_5',['__CUDACC_VER_MINOR__',['../editor_8hpp.html#a90fc1fc0441923b344f1ff348fd5d202',1,'__CUDACC_VER_MINOR__():&#160;editor.hpp'],['../sides_8hpp.html#a90fc1fc0441923b344f1ff348fd5d202',1,'__CUDACC_VER_MINOR__():&#160;sides.hpp']]],
  ['_5f_5fdevice_5f_5f_6',['__device__',['../editor_8hpp.html#ad54e07d96efd9a36dfca1a9f27776d62',1,'__device__():&#160;editor.hpp'],['../sides_8hpp.html#ad54e07d96efd9a36dfca1a9f27776d62',1,'__device__():&#160;sides.hpp']]],
  ['_5f_5fglobal_5f_5f_7',['__global__',['../editor_8hpp.html#a75e2d5456e52f5c9703fc88479472e55',1,'__global__():&#160;editor.hpp'],['../sides_8hpp.html#a75e2d5456e52f5c9703fc88479472e55',1,'__global__():&#160;sides.hpp']]],
  ['_5f_5fgrid_5fconstant_5f_5f_8',['__grid_constant__',['../editor_8hpp.html#a0b1216cf7a5a0dc50dc88b9b3f65a1a0',1,'__grid_constant__():&#160;editor.hpp'],['../sides_8hpp.html#a0b1216cf7a5a0dc50dc88b9b3f65a1a0',1,'__grid_constant__():&#160;sides.hpp']]],
  ['_5f_5fhost_5f_5f_9',['__host__',['../editor_8hpp.html#a803050db3c78e0db3ea59a0c35499622',1,'__host__():&#160;editor.hpp'],['../sides_8hpp.html#a803050db3c78e0db3ea59a0c35499622',1,'__host__():&#160;sides.hpp']]],
  ['_5f_5fmanaged_5f_5f_10',['__managed__',['../editor_8hpp.html#a13d6cf3d8228088a2ea094a40cc1562b',1,'__managed__():&#160;editor.hpp'],['../sides_8hpp.html#a13d6cf3d8228088a2ea094a40cc1562b',1,'__managed__():&#160;sides.hpp']]],
  ['_5f_5fnoinline_5f_5f_11',['__noinline__',['../sides_8hpp.html#afbf7e0f75921aacac6235118bbbcbaf7',1,'sides.hpp']]],
  ['_5f_5fnvcc_5f_5f_12',['__NVCC__',['../editor_8hpp.html#ad9e9a674644ace154c20beadc6be71fe',1,'__NVCC__():&#160;editor.hpp'],['../sides_8hpp.html#ad9e9a674644ace154c20beadc6be71fe',1,'__NVCC__():&#160;sides.hpp']]],
  ['_5f_5fshared_5f_5f_13',['__shared__',['../editor_8hpp.html#a8861ebb246f4369c3a2e50d994abf1c6',1,'__shared__():&#160;editor.hpp'],['../sides_8hpp.html#a8861ebb246f4369c3a2e50d994abf1c6',1,'__shared__():&#160;sides.hpp']]]
];
