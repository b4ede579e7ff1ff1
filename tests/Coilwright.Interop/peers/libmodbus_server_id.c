/* Asks a server for its id, which is all that libmodbus asks beyond registers and coils: libmodbus_server_id PORT */
#include <errno.h>
#include <modbus/modbus.h>
#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv)
{
    uint8_t id[256];

    (void) argc;
    modbus_t *context = modbus_new_tcp("127.0.0.1", atoi(argv[1]));
    modbus_set_slave(context, 1);
    if (modbus_connect(context) != 0) {
        perror("connect");
        return 1;
    }
    int size = modbus_report_slave_id(context, sizeof(id), id);
    printf("%d:", size);
    for (int i = 0; i < size; i++) {
        printf(" %02X", id[i]);
    }
    printf("\n");
    modbus_close(context);
    modbus_free(context);
    return 0;
}
