// Asks a server everything that modbus-serial can ask and prints what it got: node modbus_serial_client.js PORT
"use strict";

const ModbusRTU = require("modbus-serial");

const client = new ModbusRTU();

const print = (name, values) => console.log(`${name}: ${[].concat(values).map(Number).join(" ")}`);
const sum = values => values.map(Number).reduce((total, value) => total + value, 0);
const bits = (answer, count) => answer.data.slice(0, count);

async function exceptionOf(request) {
    try {
        await request;
        return 0;
    } catch (error) {
        return error.modbusCode ?? -1;
    }
}

async function run(port) {
    await client.connectTCP("127.0.0.1", { port });
    client.setTimeout(5000);
    client.setID(1);

    print("coils", bits(await client.readCoils(0, 10), 10));
    print("discrete inputs", bits(await client.readDiscreteInputs(3, 10), 10));
    print("holding registers", (await client.readHoldingRegisters(2, 5)).data);
    print("input registers", (await client.readInputRegisters(4, 5)).data);

    print("2000 coils", sum(bits(await client.readCoils(5, 2000), 2000)));
    print("125 registers", sum((await client.readHoldingRegisters(7, 125)).data));

    await client.writeCoil(20, true);
    print("after a coil", bits(await client.readCoils(19, 3), 3));
    await client.writeRegister(30, 4660);
    print("after a register", (await client.readHoldingRegisters(29, 3)).data);
    await client.writeCoils(41, Array.from({ length: 11 }, (_, i) => i % 2 === 1));
    print("after coils", bits(await client.readCoils(40, 13), 13));
    await client.writeRegisters(50, Array.from({ length: 123 }, (_, i) => i + 1));
    print("after registers", (await client.readHoldingRegisters(170, 4)).data);

    await client.writeRegister(31, 0x12);
    await client.maskWriteRegister(31, 0xF2, 0x25);
    print("after a mask", (await client.readHoldingRegisters(31, 1)).data);
    print("write and read", (await client.readWriteRegisters(179, 5, 180, 3, [7, 8, 9])).data);

    print("beyond the table", await exceptionOf(client.readHoldingRegisters(199, 2)));
    client.setID(9);
    print("unknown unit", await exceptionOf(client.readHoldingRegisters(0, 1)));
}

run(Number(process.argv[2])).then(
    () => client.close(() => process.exit(0)),
    error => {
        console.error(error);
        process.exit(1);
    });
