var searchData=
[
  ['computations_0',['Computations',['../namespacesimt_1_1count.html#a418e34e17feb4b477af4073750432eac',1,'simt::count']]],
  ['counting_5fsemaphore_1',['counting_semaphore',['../namespacecuda_1_1std.html#aa22824c15683e3517d4487201170a108',1,'cuda::std']]],
  ['cudaarray_5fconst_5ft_2',['cudaArray_const_t',['../texture__api_8hpp.html#ac92129826ec92d869b4988930549ad77',1,'texture_api.hpp']]],
  ['cudamipmappedarray_5fconst_5ft_3',['cudaMipmappedArray_const_t',['../texture__api_8hpp.html#a5eb0c63d82fa6137cc3956b638cb5c5b',1,'texture_api.hpp']]],
  ['cudamipmappedarray_5ft_4',['cudaMipmappedArray_t',['../texture__api_8hpp.html#a2140a13df12079a78200cbfa0fd03036',1,'texture_api.hpp']]]
];
