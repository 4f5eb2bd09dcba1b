#!/bin/sh
# What the machine does first: the root of whoever started it under a layer of its own, then Dabir.
mount -t proc proc /proc
mount -t sysfs sys /sys
mount -t devtmpfs dev /dev
while read -r module parameters; do insmod "/modules/$module" $parameters; done </modules/order
mkdir /lower /layer /new
mount -t 9p -o trans=virtio,version=9p2000.L,msize=512000,ro,cache=loose root /lower
mount -t tmpfs tmpfs /layer
mkdir /layer/upper /layer/work
mount -t overlay -o lowerdir=/lower,upperdir=/layer/upper,workdir=/layer/work overlay /new
for each in proc sys dev; do mount --move /$each /new/$each; done
mkdir -p /new/dev/pts /new/dev/shm
mount -t devpts pts /new/dev/pts
mount -t tmpfs tmpfs /new/dev/shm
# Its arguments are those of the kernel that the kernel itself did not know.
chroot /new /bin/sh -c 'cd "$1" && exec "$2" -m tests.lab.guest' guest "$project" "$python"
poweroff -f
