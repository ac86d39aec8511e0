// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

namespace widgets {

/// Things by kind, each with a bar from 0 beside the most frequent and its count. Kinds that never happened
/// stand there, too, in quiet text.
class BarList : public QWidget
{
    Q_OBJECT
public:
    struct Row
    {
        QString kind;
        quint64 count = 0;
        QString text; ///< the count as it is shown
        friend bool operator==(const Row &, const Row &) = default;
    };

    explicit BarList(QWidget *parent = nullptr);
    void setRows(const QList<Row> &rows);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;

private:
    int rowHeight() const;
    double kindWidth() const;

    QList<Row> m_rows;
};

} // namespace widgets
