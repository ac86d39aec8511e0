// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIODevice>

#include <algorithm>

/// A line whose other end is the test.
class ScriptedLine : public QIODevice
{
public:
    ScriptedLine() { open(QIODevice::ReadWrite | QIODevice::Unbuffered); }
    bool isSequential() const override { return true; }
    qint64 bytesAvailable() const override { return m_in.size() + QIODevice::bytesAvailable(); }
    void hear(const QByteArray &bytes)
    {
        m_in += bytes;
        emit readyRead();
    }
    QByteArray written;

protected:
    qint64 readData(char *data, qint64 size) override
    {
        const auto count = std::min<qint64>(size, m_in.size());
        std::copy_n(m_in.constData(), count, data);
        m_in.remove(0, count);
        return count;
    }
    qint64 writeData(const char *data, qint64 size) override
    {
        written.append(data, size);
        return size;
    }

private:
    QByteArray m_in;
};
