// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QWidget>

namespace widgets {

/// Bytes as they were on a wire, in hexadecimal, with runs of them that belong together. The chosen run is
/// marked; what is wrong wears its colour and a wavy line. The arrow keys and a click choose a run. Bytes
/// read from left to right in every language. A run may have no bytes: a place where some are missing.
class ByteView : public QWidget
{
    Q_OBJECT
public:
    struct Run
    {
        int at = 0;
        int size = 0;
        QString text; ///< what it is, for the tool tip and screen readers
        bool wrong = false;
        friend bool operator==(const Run &, const Run &) = default;
    };

    explicit ByteView(QWidget *parent = nullptr);

    /// @p runs in the order of their bytes; where they overlap the first one is found by a click.
    void setBytes(const QByteArray &bytes, const QList<Run> &runs);
    /// What stands there instead of bytes when there are none ("no answer in 250 ms").
    void setEmptyText(const QString &text);
    /// The chosen run; -1 for none.
    int current() const { return m_current; }
    void setCurrent(int run);

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    /// A person chose a run.
    void chosen(int run);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    int perLine(int width) const;
    double byteWidth() const;
    int lineHeight() const;
    double offsetWidth() const;
    QRectF place(int byte) const;
    int runAt(const QPoint &position) const;
    void choose(int run);
    void updateName();

    QByteArray m_bytes;
    QList<Run> m_runs;
    QString m_empty;
    int m_current = -1;
};

} // namespace widgets
