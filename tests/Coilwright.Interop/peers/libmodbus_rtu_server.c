/* Serves unit 1 on a serial line, with 2100 bits and 200 registers of each kind from address 0: libmodbus_rtu_server DEVICE BAUD
   Coil i is on for every third i, discrete input i for every fifth, input register i is 3i + 1, holding register i is 1000 + i. */
#include <modbus/modbus.h>
#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv)
{
    modbus_t *context = argc == 3 ? modbus_new_rtu(argv[1], atoi(argv[2]), 'E', 8, 1) : NULL;
    modbus_mapping_t *mapping = modbus_mapping_new(2100, 2100, 200, 200);
    uint8_t request[MODBUS_RTU_MAX_ADU_LENGTH];

    for (int i = 0; i < 2100; i++) {
        mapping->tab_bits[i] = i % 3 == 0;
        mapping->tab_input_bits[i] = i % 5 == 0;
    }
    for (int i = 0; i < 200; i++) {
        mapping->tab_input_registers[i] = 3 * i + 1;
        mapping->tab_registers[i] = 1000 + i;
    }

    if (context == NULL || modbus_set_slave(context, 1) != 0 || modbus_connect(context) != 0) {
        perror("connect");
        return 1;
    }
    printf("ready\n");
    fflush(stdout);

    int length;
    while ((length = modbus_receive(context, request)) >= 0) {
        if (length > 0) {
            modbus_reply(context, request, length, mapping);
        }
    }
    return 0;
}
