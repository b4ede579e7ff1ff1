/* Asks a server everything that libmodbus can ask and prints what it got: libmodbus_client PORT, or libmodbus_client DEVICE BAUD */
#include <errno.h>
#include <modbus/modbus.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static modbus_t *context;
static uint8_t bits[MODBUS_MAX_READ_BITS];
static uint16_t registers[MODBUS_MAX_READ_REGISTERS];

static int check(int result, int expected, const char *what)
{
    if (result != expected) {
        printf("%s failed: %s\n", what, modbus_strerror(errno));
        exit(1);
    }
    return result;
}

static void print_bits(const char *name, int count)
{
    printf("%s:", name);
    for (int i = 0; i < count; i++) {
        printf(" %d", bits[i]);
    }
    printf("\n");
}

static void print_registers(const char *name, int count)
{
    printf("%s:", name);
    for (int i = 0; i < count; i++) {
        printf(" %d", registers[i]);
    }
    printf("\n");
}

static void print_exception(const char *name, int result)
{
    printf("%s: %d\n", name, result < 0 ? errno - MODBUS_ENOBASE : 0);
}

int main(int argc, char **argv)
{
    long sum = 0;

    context = argc == 3 ? modbus_new_rtu(argv[1], atoi(argv[2]), 'E', 8, 1) : modbus_new_tcp("127.0.0.1", atoi(argv[1]));
    modbus_set_response_timeout(context, 20, 0);
    modbus_set_slave(context, 1);
    check(modbus_connect(context), 0, "connect");

    check(modbus_read_bits(context, 0, 10, bits), 10, "coils");
    print_bits("coils", 10);
    check(modbus_read_input_bits(context, 3, 10, bits), 10, "discrete inputs");
    print_bits("discrete inputs", 10);
    check(modbus_read_registers(context, 2, 5, registers), 5, "holding registers");
    print_registers("holding registers", 5);
    check(modbus_read_input_registers(context, 4, 5, registers), 5, "input registers");
    print_registers("input registers", 5);

    check(modbus_read_bits(context, 5, 2000, bits), 2000, "2000 coils");
    for (int i = 0; i < 2000; i++) {
        sum += bits[i];
    }
    printf("2000 coils: %ld\n", sum);
    check(modbus_read_registers(context, 7, 125, registers), 125, "125 registers");
    sum = 0;
    for (int i = 0; i < 125; i++) {
        sum += registers[i];
    }
    printf("125 registers: %ld\n", sum);

    check(modbus_write_bit(context, 20, 1), 1, "write coil");
    check(modbus_read_bits(context, 19, 3, bits), 3, "coils");
    print_bits("after a coil", 3);
    check(modbus_write_register(context, 30, 4660), 1, "write register");
    check(modbus_read_registers(context, 29, 3, registers), 3, "registers");
    print_registers("after a register", 3);
    for (int i = 0; i < 11; i++) {
        bits[i] = i % 2;
    }
    check(modbus_write_bits(context, 41, 11, bits), 11, "write coils");
    check(modbus_read_bits(context, 40, 13, bits), 13, "coils");
    print_bits("after coils", 13);
    for (int i = 0; i < 123; i++) {
        registers[i] = i + 1;
    }
    check(modbus_write_registers(context, 50, 123, registers), 123, "write registers");
    check(modbus_read_registers(context, 170, 4, registers), 4, "registers");
    print_registers("after registers", 4);

    check(modbus_write_register(context, 31, 0x12), 1, "write register");
    check(modbus_mask_write_register(context, 31, 0xF2, 0x25) < 0, 0, "mask write");
    check(modbus_read_registers(context, 31, 1, registers), 1, "registers");
    print_registers("after a mask", 1);
    uint16_t written[3] = {7, 8, 9};
    check(modbus_write_and_read_registers(context, 180, 3, written, 179, 5, registers), 5, "write and read");
    print_registers("write and read", 5);

    print_exception("beyond the table", modbus_read_registers(context, 199, 2, registers));
    if (argc != 3) {
        /* On a line nobody answers for a unit that is not there. */
        modbus_set_slave(context, 9);
        print_exception("unknown unit", modbus_read_registers(context, 0, 1, registers));
    }

    modbus_close(context);
    modbus_free(context);
    return 0;
}
