var searchData=
[
  ['the_20api_20of_20matmul_2dto_2dmnist_0',['The API of matmul-to-mnist',['../index.html',1,'']]]
];
