// SPDX-License-Identifier: GPL-3.0-or-later
// Loaded before the C library into a program under test: while the file METERDECK_FULL_DISK exists, no byte
// is written to any regular file any more, as on a full disk.
#include <cerrno>
#include <cstdlib>
#include <dlfcn.h>
#include <sys/stat.h>
#include <unistd.h>

namespace {

bool isFull(int file)
{
    static const char *const mark = std::getenv("METERDECK_FULL_DISK");
    struct stat found
    {};
    if (!mark || access(mark, F_OK) != 0 || fstat(file, &found) != 0 || !S_ISREG(found.st_mode))
        return false;
    errno = ENOSPC;
    return true;
}

template <typename Function>
Function *real(const char *name)
{
    return reinterpret_cast<Function *>(dlsym(RTLD_NEXT, name));
}

} // namespace

extern "C" {

ssize_t write(int file, const void *bytes, size_t count)
{
    static auto *const next = real<ssize_t(int, const void *, size_t)>("write");
    const int before = errno;
    if (isFull(file))
        return -1;
    errno = before;
    return next(file, bytes, count);
}

ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t at)
{
    static auto *const next = real<ssize_t(int, const void *, size_t, off64_t)>("pwrite64");
    const int before = errno;
    if (isFull(file))
        return -1;
    errno = before;
    return next(file, bytes, count, at);
}

ssize_t pwrite(int file, const void *bytes, size_t count, off_t at)
{
    static auto *const next = real<ssize_t(int, const void *, size_t, off_t)>("pwrite");
    const int before = errno;
    if (isFull(file))
        return -1;
    errno = before;
    return next(file, bytes, count, at);
}

} // extern "C"
