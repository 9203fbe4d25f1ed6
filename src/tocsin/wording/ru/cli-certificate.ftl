cli-certificate = Записывает в файл свидетельство об объявленном решении, которое может проверить кто угодно.

    Пример: tocsin certificate csc-2022-1 --data DIR --out decision.json
    .decision = Обозначение решения.
    .out = Файл, который будет записан; имеющийся заменяется.
cli-certificate-written = Свидетельство о решении { $decision } записано в { $file }. Проверка: tocsin verify { $file }
cli-certificate-pins = Проверяющий должен получить от вас другим путём одно из этих значений:
    --log-key { $log }
    --root { $root }
